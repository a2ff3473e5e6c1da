"""Fills memory with arrays.

runtime: numpy
verdict: memory limit
"""

import numpy as np


def softmax(x):
    return [np.ones(1 << 22) for _ in range(10_000)]
