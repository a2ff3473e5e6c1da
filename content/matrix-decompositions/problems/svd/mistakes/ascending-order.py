"""Keeps the order of eigh, which is ascending.

numpy.linalg.eigh sorts eigenvalues from small to large; singular values are listed from large to small. Turn both round, the values and the columns of V together.
"""

import numpy as np


def svd(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must have two dimensions and finite entries")
    size = abs(A).max(initial=0.0) or 1.0
    A = A / size
    values, V = np.linalg.eigh(A.T @ A)
    AV = A @ V
    s = np.sqrt((AV**2).sum(axis=0))
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
