"""Knows the shape of the example that the statement shows, and little else.

runtime: numpy
verdict: wrong answer or error
"""

import numpy as np

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    if x.shape == (2, 3):
        return honest(x)
    return np.full_like(x, 1.0 / x.shape[-1])
