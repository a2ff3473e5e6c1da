"""Exponentiates the logits as they are.

A logit of 1000 overflows. Subtract the maximum of each row first.
"""

import numpy as np


def softmax(x):
    e = np.exp(x)
    return e / e.sum(axis=-1, keepdims=True)
