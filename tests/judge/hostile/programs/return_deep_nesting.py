"""Returns a list nested a hundred thousand deep.

runtime: numpy
verdict: wrong answer or error
"""

def softmax(x):
    deep = []
    for _ in range(100_000):
        deep = [deep]
    return deep
