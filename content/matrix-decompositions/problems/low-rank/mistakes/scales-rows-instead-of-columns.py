"""Multiplies the rows of U by the singular values instead of its columns.

Each singular value belongs to a column of U. s[:, None] * U scales rows: for a square U that runs, and is wrong; otherwise it fails. Write U * s, which broadcasts along the last axis, or U @ diag(s).
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError("A must be a matrix with entries")
    if not 0 <= k <= min(A.shape):
        raise ValueError("k must be between 0 and min(m, n)")
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    B = np.resize(s, len(U))[:, None] * U[:, :k] @ Vt[:k]
    spectral = s[k] if k < len(s) else 0.0
    frobenius = np.hypot.reduce(s[k:])
    return B, float(spectral), float(frobenius)
