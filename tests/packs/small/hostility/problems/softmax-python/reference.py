import math


def softmax(x):
    """The softmax of x over its last axis. x: (n, d). Returns (n, d).

    Goodfellow, Bengio and Courville, Deep Learning (2016), equation 4.1.
    """
    rows = [[math.exp(v - max(row)) for v in row] for row in x]
    return [[v / sum(row) for v in row] for row in rows]
