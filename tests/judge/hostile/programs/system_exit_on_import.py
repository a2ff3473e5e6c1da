"""Raises SystemExit while the file loads.

runtime: numpy
verdict: error
"""

def softmax(x):
    return x


raise SystemExit(0)
