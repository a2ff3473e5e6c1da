"""Takes the first k columns of V^T for the right singular vectors.

numpy.linalg.svd returns V already transposed: the i-th right singular vector is the i-th *row* of the third array. Slice Vt[:k], and do not transpose it again.
"""

import numpy as np


def low_rank(A, k):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError("A must be a matrix with entries")
    if not 0 <= k <= min(A.shape):
        raise ValueError("k must be between 0 and min(m, n)")
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    B = (U[:, :k] * s[:k]) @ Vt[:, :k].T
    spectral = s[k] if k < len(s) else 0.0
    frobenius = np.hypot.reduce(s[k:])
    return B, float(spectral), float(frobenius)
