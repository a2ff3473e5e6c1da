import numpy as np


def transpose(A):
    return np.transpose(np.reshape(A, (len(A), len(A[0]) if A else 0))).tolist()
