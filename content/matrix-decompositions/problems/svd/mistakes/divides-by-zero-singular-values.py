"""Keeps all min(m, n) singular values and divides by them, also by those that are zero.

For a singular value of zero A v is the zero vector (or noise), and dividing by its length gives NaN or a direction that is not orthogonal to anything. The compact form leaves these out; the full form
completes U by any orthonormal basis of what is missing.
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
    kept = np.arange(min(A.shape))
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
