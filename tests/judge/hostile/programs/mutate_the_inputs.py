"""Right values, but the caller's array is overwritten with them.

runtime: numpy
verdict: law broken
"""

import numpy as np


def honest(x):
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)

def softmax(x):
    x[...] = honest(x)
    return x.copy()
