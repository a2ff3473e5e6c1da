"""Shifts the caller's array.

The subtraction in place changes the argument. Make a new array.
"""

import numpy as np


def softmax(x):
    x -= x.max(axis=-1, keepdims=True)
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)
