"""Compares the residual with `tol * value`, which is negative for a negative eigenvalue.

A length is never below a negative number, so the test cannot be met and a matrix whose dominant eigenvalue is negative runs into the limit, though the vector has long settled. A tolerance that is relative to something needs its absolute value.
"""

import numpy as np


def power_iteration(A, tol, max_iter):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError(f"A must be square with at least one row, got shape {A.shape}")
    x = np.arange(1.0, len(A) + 1)
    x /= _length(x)
    for _ in range(max_iter):
        y = A @ x  # (n,)
        value = x @ y  # the Rayleigh quotient
        if _length(y - value * x) <= tol * value:
            return float(value), x
        x = y / _length(y)
    raise RuntimeError(f"no convergence in {max_iter} products")


def top_eigenpairs(A, k, tol, max_iter):
    rest = np.array(A, dtype=float)
    if not 1 <= k <= len(rest):
        raise ValueError(f"k must be between 1 and {len(rest)}, got {k}")
    values, vectors = [], []
    for _ in range(k):
        value, vector = power_iteration(rest, tol, max_iter)
        rest -= value * np.outer(vector, vector)
        values.append(value)
        vectors.append(vector)
    return np.array(values), np.array(vectors).T


def _length(x):
    return np.sqrt(x @ x)
