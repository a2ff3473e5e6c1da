"""Raises an exception that cannot be shown.

runtime: numpy
verdict: error
"""

class Bad(Exception):
    def __str__(self):
        raise RuntimeError("no text")

    __repr__ = __str__


def softmax(x):
    raise Bad(float("nan"))
