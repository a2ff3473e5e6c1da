"""Returns min(m, n) singular values, with zeros and zero vectors for the lost ones."""

import numpy as np


def svd(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or not np.isfinite(A).all():
        raise ValueError("A must be a finite matrix")
    m, n = A.shape
    size = np.abs(A).max(initial=0.0)
    if size == 0:
        k = min(m, n)
        return np.zeros((m, k)), np.zeros(k), np.zeros((k, n))
    A = A / size
    _, V = np.linalg.eigh(A.T @ A)
    W = A @ V
    s = np.sqrt((W * W).sum(axis=0))
    order = np.argsort(-s)
    order = order[s[order] > 2.0**-20 * s.max()]
    r, k = len(order), min(m, n)
    U, values, Vt = np.zeros((m, k)), np.zeros(k), np.zeros((k, n))
    U[:, :r], values[:r], Vt[:r] = W[:, order] / s[order], s[order] * size, V[:, order].T
    return U, values, Vt
