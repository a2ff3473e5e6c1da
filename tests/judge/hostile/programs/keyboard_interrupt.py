"""Raises KeyboardInterrupt, which ends a careless judge.

runtime: numpy
verdict: error
"""

def softmax(x):
    raise KeyboardInterrupt
