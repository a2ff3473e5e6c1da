"""Never divides by the sum.

Exponentials are not probabilities until they are divided by their sum.
"""

import numpy as np


def softmax(x):
    return np.exp(x - x.max(axis=-1, keepdims=True))
