"""Returns the square of the Frobenius error.

The sum of the squared left-out singular values is the squared norm of the error. The norm is its root, in the units of A.
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
    frobenius = (s[k:] ** 2).sum()
    return B, float(spectral), float(frobenius)
