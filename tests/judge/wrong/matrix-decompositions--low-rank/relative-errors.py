"""Reports the errors as parts of the norms of A."""

import numpy as np


def low_rank(A, k):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.size == 0:
        raise ValueError("A must be a matrix with entries")
    if not 0 <= k <= min(A.shape):
        raise ValueError("k must lie between 0 and min(m, n)")
    U, s, Vt = np.linalg.svd(A, full_matrices=False)
    B = (U[:, :k] * s[:k]) @ Vt[:k]
    rest = s[k:]
    if len(rest) == 0:
        return B, 0.0, 0.0
    big = rest[0]
    frobenius = float(big * np.sqrt(np.sum((rest / big) ** 2))) if big > 0 else 0.0
    whole = s[0] * np.sqrt(np.sum((s / s[0]) ** 2)) if s[0] > 0 else 1.0
    return B, float(big / (s[0] or 1.0)), float(frobenius / whole)
