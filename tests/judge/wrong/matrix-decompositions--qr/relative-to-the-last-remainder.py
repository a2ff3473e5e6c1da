"""Compares with the length of what was left before the last step."""

import numpy as np


def _norm(x):
    big = np.max(np.abs(x), initial=0.0)
    if big == 0:
        return 0.0
    x = x / big
    return big * np.sqrt(x @ x)


def _householder(A):
    m, n = A.shape
    vs = []
    for k in range(n):
        x = A[k:, k].copy()
        length = _norm(x)
        if length == 0:
            vs.append(None)
            continue
        v = x / length
        v[0] += 1.0 if v[0] >= 0 else -1.0
        v /= _norm(v)
        vs.append(v)
        A[k:, k:] -= 2 * np.outer(v, v @ A[k:, k:])
    Q = np.eye(m, n)
    for k in reversed(range(n)):
        if vs[k] is not None:
            v = vs[k]
            Q[k:] -= 2 * np.outer(v, v @ Q[k:])
    R = np.triu(A[:n])
    signs = np.where(np.diag(R) < 0, -1.0, 1.0)
    return Q * signs, signs[:, None] * R


def _mgs(A):
    m, n = A.shape
    Q, R = A.copy(), np.zeros((n, n))
    for j in range(n):
        start = _norm(A[:, j])
        v = A[:, j].copy()
        for i in range(j):
            R[i, j] = Q[:, i] @ v
            start = _norm(v)
            v -= R[i, j] * Q[:, i]
        R[j, j] = _norm(v)
        if R[j, j] <= 2.0**-40 * start:
            raise ValueError("dependent columns")
        Q[:, j] = v / R[j, j]
    return Q, R


def qr(A, method="householder"):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] < A.shape[1]:
        raise ValueError("A needs shape (m, n) with m >= n")
    if method not in ("householder", "mgs"):
        raise ValueError("unknown method")
    return _householder(A) if method == "householder" else _mgs(A)
