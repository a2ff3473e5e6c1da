"""Subtracts the mean of each column first, as PCA does, and adds it back.

That is the best approximation by a matrix of rank k *plus* a constant row, which may have rank k + 1. PCA wants it, Eckart-Young does not: the matrix is taken as it is.
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError("A must be a matrix with entries")
    if not 0 <= k <= min(A.shape):
        raise ValueError("k must be between 0 and min(m, n)")
    mean = A.mean(axis=0)
    U, s, Vt = np.linalg.svd(A - mean, full_matrices=False)
    B = (U[:, :k] * s[:k]) @ Vt[:k] + mean
    spectral = s[k] if k < len(s) else 0.0
    frobenius = np.hypot.reduce(s[k:])
    return B, float(spectral), float(frobenius)
