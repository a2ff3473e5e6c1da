import numpy as np


def matrix_rank(A, tol=1e-10):
    A = np.reshape(A, (len(A), len(A[0]) if A else 0)).astype(float)
    return int(np.linalg.matrix_rank(A, rtol=tol)) if A.size else 0
