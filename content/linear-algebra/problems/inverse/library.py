import numpy as np


def inverse(A):
    A = np.asarray(A, dtype=float)
    return np.linalg.inv(A.reshape(len(A), len(A))).tolist()
