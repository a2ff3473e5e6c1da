"""Stops when the last row has converged and reads all eigenvalues off the diagonal.

With a shift the last entry converges first, in a few steps, and the others have hardly begun. That is why one deflates: note the last entry, drop its row and column, and go on with the smaller block until
one number is left.
"""

import numpy as np


def qr_algorithm(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be square")
    if not np.isfinite(A).all() or (A != A.T).any():
        raise ValueError("A must be symmetric and finite")
    negligible = len(A) * 2.0**-52 * abs(A).max(initial=0.0)
    T = tridiagonal(A)
    n = len(T)
    while n > 1 and abs(T[n - 1, n - 2]) > negligible:
        T = qr_step(T, shift_for(T[n - 2 :, n - 2 :]))
    return np.sort(np.diag(T))


def tridiagonal(T):
    for k in range(len(T) - 2):
        v = T[k + 1 :, k].copy()
        v[0] += np.copysign(np.sqrt(v @ v), v[0])
        if v.any():
            v /= np.sqrt(v @ v)
        T[k + 1 :] -= 2 * np.outer(v, v @ T[k + 1 :])
        T[:, k + 1 :] -= 2 * np.outer(T[:, k + 1 :] @ v, v)
    return T


def shift_for(block):
    (a, b), (_, c) = block
    half = (a - c) / 2
    return c - b**2 / (half + np.copysign(np.hypot(half, b), half))


def qr_step(T, shift):
    R = T - shift * np.eye(len(T))
    rotations = []
    for k in range(len(T) - 1):
        angle = np.arctan2(R[k + 1, k], R[k, k])
        rotation = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
        R[k : k + 2] = rotation @ R[k : k + 2]
        rotations.append(rotation)
    for k, rotation in enumerate(rotations):
        R[:, k : k + 2] = R[:, k : k + 2] @ rotation.T
    return R + shift * np.eye(len(T))
