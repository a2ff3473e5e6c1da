"""Prints without end.

runtime: numpy
verdict: output limit
"""

def softmax(x):
    while True:
        print("x" * 1000)
