import numpy as np


def low_rank(A, k):
    """The best approximation of rank at most k, and its errors in the spectral and the Frobenius norm.

    A: (m, n) with m, n >= 1. Returns (B, spectral, frobenius), B of shape (m, n).
    Raises ValueError for other shapes, and unless 0 <= k <= min(m, n).

    Eckart and Young, Psychometrika 1 (1936); Golub and Van Loan, Matrix Computations, 4th ed., theorem 2.4.8.
    """
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError(f"A must be a matrix with entries, got shape {A.shape}")
    if not 0 <= k <= min(A.shape):
        raise ValueError(f"k must be between 0 and {min(A.shape)}, got {k}")
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    left_out = s[k:]
    # hypot does not square, so nothing overflows, and nothing is subtracted, so nothing cancels.
    return U[:, :k] * s[:k] @ Vt[:k], float(left_out.max(initial=0.0)), float(np.hypot.reduce(left_out))
