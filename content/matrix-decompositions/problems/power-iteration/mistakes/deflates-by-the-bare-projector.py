"""Subtracts v v^T without the eigenvalue.

The symmetric matrix is the sum of value_i * v_i v_i^T. To take one term out, subtract all of it: value * outer(v, v). Without the
factor the eigenvalue only falls by 1, and usually the same vector is found again.
"""

import numpy as np


def power_iteration(A, tol, max_iter):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError("A must be square with at least one row")
    x = np.arange(1.0, len(A) + 1)
    x /= np.sqrt(x @ x)
    for _ in range(max_iter):
        y = A @ x
        value = x @ y
        residual = y - value * x
        if np.sqrt(residual @ residual) <= tol * abs(value):
            return float(value), x
        x = y / np.sqrt(y @ y)
    raise RuntimeError("no convergence")


def top_eigenpairs(A, k, tol, max_iter):
    rest = np.array(A, dtype=float)
    if not 1 <= k <= len(rest):
        raise ValueError("k must be between 1 and n")
    values, vectors = [], []
    for _ in range(k):
        value, vector = power_iteration(rest, tol, max_iter)
        rest -= np.outer(vector, vector)
        values.append(value)
        vectors.append(vector)
    return np.array(values), np.array(vectors).T
