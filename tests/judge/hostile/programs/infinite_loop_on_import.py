"""Never ends loading.

runtime: numpy
verdict: time limit
"""

while True:
    pass


def softmax(x):
    return x
