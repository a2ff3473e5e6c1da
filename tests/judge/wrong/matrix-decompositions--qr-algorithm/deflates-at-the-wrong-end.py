"""Watches the last row and then takes the first entry of the diagonal."""

import numpy as np


def qr_algorithm(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be square")
    if not np.isfinite(A).all() or not (A == A.T).all():
        raise ValueError("A must be finite and symmetric")
    size = np.abs(A).max(initial=0.0)
    values = []
    while len(A) > 1:
        A = tridiagonal(A)
        while abs(A[-1, -2]) > 2.0**-52 * size:
            A = step(A, wilkinson(A))
        values.append(A[0, 0])
        A = A[1:, 1:].copy()
    values.extend(np.diag(A))
    return np.sort(np.array(values))


def tridiagonal(A):
    for k in range(len(A) - 2):
        x = A[k + 1 :, k].copy()
        if not x[1:].any():
            continue
        x /= np.abs(x).max()
        x[0] += np.copysign(np.sqrt(x @ x), x[0])
        v = x / np.sqrt(x @ x)
        A[k + 1 :] -= 2 * np.outer(v, v @ A[k + 1 :])
        A[:, k + 1 :] -= 2 * np.outer(A[:, k + 1 :] @ v, v)
    return A


def wilkinson(A):
    a, b, c = A[-2, -2], A[-1, -2], A[-1, -1]
    d = (a - c) / 2
    root = np.hypot(d, b)
    return c - b * (b / (d + np.copysign(root, d))) if root else c


def step(A, shift):
    R = A - shift * np.eye(len(A))
    turns = []
    for i in range(len(A) - 1):
        r = np.hypot(R[i, i], R[i + 1, i])
        c, s = (R[i, i] / r, R[i + 1, i] / r) if r else (1.0, 0.0)
        G = np.array([[c, s], [-s, c]])
        R[i : i + 2] = G @ R[i : i + 2]
        turns.append(G)
    for i, G in enumerate(turns):
        R[:, i : i + 2] = R[:, i : i + 2] @ G.T
    return R + shift * np.eye(len(A))
