"""Imports NumPy where only the standard library is allowed.

runtime: python
verdict: error
"""

import numpy as np


def softmax(x):
    e = np.exp(np.array(x))
    return (e / e.sum(axis=-1, keepdims=True)).tolist()
