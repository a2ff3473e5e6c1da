"""Breaks NumPy in memory, so that a shared process would fail the next learner.

runtime: numpy
verdict: wrong answer
"""

import numpy as np

np.exp = lambda x: x * 0
np.core = None
np.seterr(all="ignore")
np.random.seed(0)
np.sum = np.max = np.mean = lambda *a, **k: 0.0


def softmax(x):
    return np.exp(x)
