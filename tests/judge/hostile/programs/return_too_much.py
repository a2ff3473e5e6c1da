"""Returns an array larger than any answer.

runtime: numpy
verdict: wrong answer or memory limit or error
"""

import numpy as np


def softmax(x):
    return np.zeros(20_000_000)
