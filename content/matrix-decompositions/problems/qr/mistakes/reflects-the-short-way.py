"""Always reflects onto the positive axis, v = x - |x| e_1, which cancels when x nearly points there.

If x[0] is close to |x|, the difference has few correct digits or none, and the reflection built from it misses its target. Choose the sign
of x[0], v = x + sign(x[0]) |x| e_1, so that two numbers of the same sign are added; mend the sign of R at the end.
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
        v[0] -= np.sqrt(v @ v)
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
            R[j, k] = Q[:, j] @ rest
            rest -= R[j, k] * Q[:, j]
        R[k, k] = np.sqrt(rest @ rest)
        if R[k, k] <= 2.0**-40 * np.sqrt(A[:, k] @ A[:, k]):
            raise ValueError("dependent columns")
        Q[:, k] = rest / R[k, k]
    return Q, R
