"""Raises an error in `lu` when a pivot is zero.

The factorisation exists for every square matrix: if a whole column below the diagonal is zero there is nothing to clear, and the step is skipped. Only the division by that pivot in back
substitution fails, so it is the solver that has to refuse. The factors are of use without solving: they show that the determinant is zero.
"""

import numpy as np

NEGLIGIBLE = 2.0**-40


def cholesky(A):
    A = _square(A)
    n = len(A)
    if np.max(A - A.T, initial=0.0) > NEGLIGIBLE * np.max(np.abs(A), initial=0.0):
        raise ValueError("A is not symmetric")
    L = np.zeros((n, n))
    for j in range(n):
        rest = A[j:, j] - L[j:, :j] @ L[j, :j]
        if rest[0] <= NEGLIGIBLE * A[j, j]:
            raise ValueError(f"A is not positive definite: pivot {j} is {rest[0]}")
        L[j:, j] = rest / np.sqrt(rest[0])
    return L


def cholesky_solve(L, b):
    b = _right_hand_side(b, len(L))
    return _back_substitution(L.T, _forward_substitution(L, b))


def lu(A):
    W = _square(A)
    n = len(W)
    p = np.arange(n)
    for k in range(n):
        pivot = k + np.argmax(np.abs(W[k:, k]))
        W[[k, pivot]] = W[[pivot, k]]
        p[[k, pivot]] = p[[pivot, k]]
        if W[k, k] == 0:
            raise ValueError("A is singular")
        if W[k, k] != 0:
            W[k + 1 :, k] /= W[k, k]
            W[k + 1 :, k + 1 :] -= np.outer(W[k + 1 :, k], W[k, k + 1 :])
    return p, np.tril(W, -1) + np.eye(n), np.triu(W)


def lu_solve(p, L, U, b):
    b = _right_hand_side(b, len(U))
    if np.any(np.abs(np.diag(U)) <= NEGLIGIBLE * np.max(np.abs(U), initial=0.0)):
        raise ValueError("A is singular to working precision")
    return _back_substitution(U, _forward_substitution(L, b[p]))


def _square(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError(f"A must be a square matrix, got shape {A.shape}")
    return A


def _right_hand_side(b, n):
    b = np.array(b, dtype=float)
    if b.ndim not in (1, 2) or len(b) != n:
        raise ValueError(f"b must have shape ({n},) or ({n}, k), got {b.shape}")
    return b


def _forward_substitution(L, b):
    x = np.empty_like(b)
    for i in range(len(L)):
        x[i] = (b[i] - L[i, :i] @ x[:i]) / L[i, i]
    return x


def _back_substitution(U, b):
    x = np.empty_like(b)
    for i in reversed(range(len(U))):
        x[i] = (b[i] - U[i, i + 1 :] @ x[i + 1 :]) / U[i, i]
    return x
