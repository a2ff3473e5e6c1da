"""Makes the inputs such that a judge which computes the expected value afterwards would agree.

runtime: numpy
verdict: wrong answer
"""

import numpy as np


def softmax(x):
    x[...] = 0
    return np.full_like(x, 1 / x.shape[-1])
