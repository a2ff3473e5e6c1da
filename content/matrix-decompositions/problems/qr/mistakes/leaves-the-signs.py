"""Leaves negative numbers on the diagonal of R.

Each reflection ends on the side of the axis that does not cancel, so about half of the diagonal comes out negative. The factorisation is only unique
with a rule for the signs: wherever R[k, k] < 0, flip row k of R and column k of Q.
"""

import numpy as np


def qr(A, method="householder"):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] < A.shape[1]:
        raise ValueError("A must have at least as many rows as columns")
    if method == "householder":
        return householder(A)
    if method == "mgs":
        return gram_schmidt(A)
    raise ValueError("unknown method")


def householder(R):
    m, n = R.shape
    Q = np.eye(m, n)
    reflections = []
    for k in range(n):
        v = R[k:, k].copy()
        v[0] += np.copysign(np.sqrt(v @ v), v[0])
        if v.any():
            v /= np.sqrt(v @ v)
        R[k:] -= 2 * np.outer(v, v @ R[k:])
        reflections.append(v)
    for k in reversed(range(n)):
        v = reflections[k]
        Q[k:] -= 2 * np.outer(v, v @ Q[k:])
    return Q, np.triu(R[:n])


def gram_schmidt(A):
    m, n = A.shape
    Q, R = np.empty((m, n)), np.zeros((n, n))
    for k in range(n):
        rest = A[:, k].copy()
        for j in range(k):
            R[j, k] = Q[:, j] @ rest
            rest -= R[j, k] * Q[:, j]
        R[k, k] = np.sqrt(rest @ rest)
        if R[k, k] <= 2.0**-40 * np.sqrt(A[:, k] @ A[:, k]):
            raise ValueError("dependent columns")
        Q[:, k] = rest / R[k, k]
    return Q, R
