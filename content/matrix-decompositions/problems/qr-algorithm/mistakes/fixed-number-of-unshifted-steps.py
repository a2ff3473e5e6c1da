"""Makes a fixed number of QR steps without a shift and reads off the diagonal.

Without a shift an entry next to the diagonal shrinks by the ratio of two neighbouring eigenvalues per step: hopelessly slowly when they are close, and not at all when they
are opposite, as for [[0, 1], [1, 0]]. Shift by an estimate of the eigenvalue you are after, and stop on the size of the entries, not after a number of steps.
"""

import numpy as np


def qr_algorithm(A):
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError("A must be square")
    if not np.isfinite(A).all() or (A != A.T).any():
        raise ValueError("A must be symmetric and finite")
    T = tridiagonal(A)
    for _ in range(200):
        T = qr_step(T, 0.0)
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
