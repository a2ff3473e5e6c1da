import numpy as np


def hadamard(A, B):
    return np.multiply(A, B).tolist()
