"""Raises an exception with a message of fifty megabytes.

runtime: numpy
verdict: error
"""

def softmax(x):
    raise ValueError("x" * 50_000_000)
