"""Takes all components from the original column (classical Gram-Schmidt) instead of from what is left.

On paper the two are the same, since the q's are orthogonal. In floating point they are only nearly so, and the classical form never sees the
errors it has made: it loses orthogonality like the square of the condition number. Compute each component from the remainder, after the earlier ones were subtracted.
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
    signs = np.where(np.diag(R) < 0, -1.0, 1.0)
    return Q * signs, np.triu(R[:n]) * signs[:, None]


def gram_schmidt(A):
    m, n = A.shape
    Q, R = np.empty((m, n)), np.zeros((n, n))
    for k in range(n):
        rest = A[:, k].copy()
        for j in range(k):
            R[j, k] = Q[:, j] @ A[:, k]
            rest -= R[j, k] * Q[:, j]
        R[k, k] = np.sqrt(rest @ rest)
        if R[k, k] <= 2.0**-40 * np.sqrt(A[:, k] @ A[:, k]):
            raise ValueError("dependent columns")
        Q[:, k] = rest / R[k, k]
    return Q, R
