import numpy as np


def qr_algorithm(A):
    """All eigenvalues of a real symmetric matrix, ascending.

    A: (n, n). Returns (n,). Raises ValueError if A is not square, finite and symmetric.

    Tridiagonal reduction, then QR steps with Wilkinson's shift and deflation.
    Golub and Van Loan, Matrix Computations, 4th ed., sections 8.3.1 to 8.3.5.
    """
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] != A.shape[1]:
        raise ValueError(f"A must be square, got shape {A.shape}")
    if not np.isfinite(A).all() or (A != A.T).any():
        raise ValueError("A must be symmetric, with finite entries")
    T = _tridiagonal(A)
    negligible = len(A) * np.finfo(float).eps * abs(A).max(initial=0.0)
    for n in range(len(T), 1, -1):  # the leading n x n block is still to be worked on
        while abs(T[n - 1, n - 2]) > negligible:
            T[:n, :n] = _qr_step(T[:n, :n], _wilkinson_shift(T[n - 2 : n, n - 2 : n]))
    return np.sort(np.diag(T))


def _tridiagonal(A):
    """A similar tridiagonal matrix, by reflections from both sides."""
    T = A.copy()
    for k in range(len(T) - 2):
        v = T[k + 1 :, k].copy()
        v[0] += np.copysign(np.sqrt(v @ v), v[0])
        if v.any():
            v /= np.sqrt(v @ v)
        T[k + 1 :] -= 2 * np.outer(v, v @ T[k + 1 :])
        T[:, k + 1 :] -= 2 * np.outer(T[:, k + 1 :] @ v, v)
    return T


def _wilkinson_shift(block):
    """The eigenvalue of a symmetric 2 x 2 block that is nearer to its last entry."""
    (a, b), (_, c) = block
    half = (a - c) / 2
    return c - b**2 / (half + np.copysign(np.hypot(half, b), half))


def _qr_step(T, shift):
    """RQ + shift I, where QR = T - shift I; T is tridiagonal."""
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
