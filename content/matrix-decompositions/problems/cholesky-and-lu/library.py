import numpy as np
from scipy import linalg


def cholesky(A):
    A = np.asarray(A, dtype=float)
    if not np.allclose(A, A.T, rtol=0.0, atol=2.0**-40 * np.abs(A).max(initial=0.0)):
        raise ValueError("A is not symmetric")
    L = np.linalg.cholesky(A)  # refuses a pivot that is not positive, and accepts one of pure rounding noise
    if np.any(np.diag(L) ** 2 <= 2.0**-40 * np.diag(A)):
        raise ValueError("A is not positive definite")
    return L


def cholesky_solve(L, b):
    return linalg.cho_solve((L, True), b)


def lu(A):
    A = np.asarray(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be a square matrix")
    rows, L, U = linalg.lu(A, p_indices=True)  # SciPy's rows are the inverse permutation: A = L[rows] @ U
    return np.argsort(rows), L, U


def lu_solve(p, L, U, b):
    if np.ndim(b) not in (1, 2):
        raise ValueError("b must have one or two dimensions")
    if np.any(np.abs(np.diag(U)) <= 2.0**-40 * np.abs(U).max(initial=0.0)):
        raise ValueError("A is singular to working precision")
    packed = np.tril(L, -1) + U
    swaps, order = [], list(range(len(p)))  # LAPACK keeps the swaps, one after the other, not the permutation
    for k, row in enumerate(p):
        at = order.index(row)
        swaps.append(at)
        order[k], order[at] = order[at], order[k]
    return linalg.lu_solve((packed, np.array(swaps, dtype=np.int32)), b)
