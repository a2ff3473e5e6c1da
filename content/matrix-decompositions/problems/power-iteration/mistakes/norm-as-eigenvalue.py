"""Takes the length of A x for the eigenvalue, which loses its sign.

The length of A x tends to the *modulus* of the dominant eigenvalue. For a unit vector x the Rayleigh quotient x . (A x) tends to
the eigenvalue itself, negative or not; and for a symmetric matrix its error is the square of the vector's. Deflation with the
wrong sign doubles the eigenvalue instead of removing it.
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
        value = np.sqrt(y @ y)
        residual = y - (x @ y) * x
        if np.sqrt(residual @ residual) <= tol * value:
            return float(value), x
        x = y / value
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
