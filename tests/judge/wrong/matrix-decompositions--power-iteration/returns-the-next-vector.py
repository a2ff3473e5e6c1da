"""Returns A x, scaled, instead of the x that was tested."""

import numpy as np


def _matrix(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.shape[0] < 1:
        raise ValueError("A must be square with at least one row")
    return A


def _norm(x):
    return np.sqrt(x @ x)


def power_iteration(A, tol, max_iter):
    A = _matrix(A)
    x = np.arange(1.0, len(A) + 1)
    x /= _norm(x)
    for _ in range(max_iter):
        y = A @ x
        value = x @ y
        if _norm(y - value * x) <= tol * abs(value):
            return float(value), (y / _norm(y) if y.any() else x)
        x = y / _norm(y)
    raise RuntimeError("no convergence")


def top_eigenpairs(A, k, tol, max_iter):
    A = _matrix(A)
    n = len(A)
    if not 1 <= k <= n:
        raise ValueError("k must be between 1 and n")
    values, vectors = np.empty(k), np.empty((n, k))
    for i in range(k):
        value, v = power_iteration(A, tol, max_iter)
        values[i], vectors[:, i] = value, v
        A = A - value * np.outer(v, v)
    return values, vectors
