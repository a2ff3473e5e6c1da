"""Returns a list that contains itself.

runtime: numpy
verdict: wrong answer or error
"""

def softmax(x):
    loop = []
    loop.append(loop)
    return loop
