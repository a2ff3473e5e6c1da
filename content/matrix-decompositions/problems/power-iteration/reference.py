import numpy as np


def power_iteration(A, tol, max_iter):
    """The dominant eigenpair (value, unit vector) of a real square matrix.

    A: (n, n). tol: the residual allowed, as a part of |value|. max_iter: products with A at most.
    Raises ValueError if A is not square or is empty, RuntimeError if max_iter products do not suffice.

    Golub and Van Loan, Matrix Computations, 4th ed., section 7.3.1.
    """
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1] or A.size == 0:
        raise ValueError(f"A must be square with at least one row, got shape {A.shape}")
    x = np.arange(1.0, len(A) + 1)
    x /= _length(x)
    for _ in range(max_iter):
        y = A @ x  # (n,)
        value = x @ y  # the Rayleigh quotient
        if _length(y - value * x) <= tol * abs(value):
            return float(value), x
        x = y / _length(y)
    raise RuntimeError(f"no convergence in {max_iter} products")


def top_eigenpairs(A, k, tol, max_iter):
    """The k dominant eigenpairs of a real symmetric matrix, by Hotelling's deflation.

    A: (n, n). Returns values (k,) and unit vectors (n, k) in the order found.
    Raises what power_iteration raises, and ValueError unless 1 <= k <= n.

    Saad, Numerical Methods for Large Eigenvalue Problems, rev. ed., section 4.2.
    """
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
