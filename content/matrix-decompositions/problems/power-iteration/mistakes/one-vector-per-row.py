"""Returns the vectors as the rows of the array, not as its columns.

The convention of the field, and of numpy.linalg.eigh, is one eigenvector per column, so that A V = V diag(values) reads as written. Stacking the
vectors in a list makes rows: transpose at the end. With all pairs the array is square, and nothing but the numbers tells you.
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
        rest -= value * np.outer(vector, vector)
        values.append(value)
        vectors.append(vector)
    return np.array(values), np.array(vectors)
