"""Reports the last singular value that was kept as the spectral error.

The error A - B has the singular values that were left out, the largest of which is the (k+1)-th; with indices from 0 that is s[k], not s[k - 1]. For k = 0 the error is all of A, s[0].
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
    spectral = s[k - 1]
    frobenius = np.hypot.reduce(s[k:])
    return B, float(spectral), float(frobenius)
