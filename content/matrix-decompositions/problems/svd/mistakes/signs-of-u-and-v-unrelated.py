"""Takes U from A A^T and V from A^T A, each with signs of its own.

Each eigenvector is only determined up to its sign (and up to a rotation where values coincide), and two separate decompositions choose independently. Then U S V^T is not A, although U, s and V are each right.
Compute one side and get the other from A V = U S.
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
    U = np.linalg.eigh(A @ A.T)[1][:, ::-1]
    return U[:, : kept.sum()], s[kept] * size, V[:, kept].T
