"""Returns V where V^T is asked for.

A = U S V^T, so the third factor has one row per singular value. For a square matrix of full rank the shapes do not tell the difference; the product does.
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
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].copy()
