import numpy as np


def softmax(x):
    """The softmax of x over its last axis. x: (n, d). Returns (n, d).

    Goodfellow, Bengio and Courville, Deep Learning (2016), equation 4.1.
    """
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
