"""Scales by the largest entry instead of the largest in absolute value."""

import numpy as np


def svd(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must be a finite matrix")
    m, n = A.shape
    size = abs(A.max(initial=-np.inf)) if A.size else 0
    if size == 0:
        return np.zeros((m, 0)), np.zeros(0), np.zeros((0, n))
    A = A / size
    _, V = np.linalg.eigh(A.T @ A)
    W = A @ V
    s = np.sqrt((W * W).sum(axis=0))
    order = np.argsort(-s)
    order = order[s[order] > 2.0**-20 * s.max()]
    U = W[:, order] / s[order]
    return U, s[order] * size, V[:, order].T
