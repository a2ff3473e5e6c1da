"""Never ends.

runtime: numpy
verdict: time limit
"""

def softmax(x):
    while True:
        pass
