import numpy as np


def qr(A, method="householder"):
    """The thin QR factorisation (Q, R) of a real matrix, with no negative number on R's diagonal.

    A: (m, n) with m >= n. method: "householder" or "mgs". Returns Q (m, n) and R (n, n).
    Raises ValueError for other shapes and methods, and from "mgs" for linearly dependent columns.

    Golub and Van Loan, Matrix Computations, 4th ed., algorithms 5.2.1 and 5.2.6.
    """
    A = np.array(A, dtype=float)
    if A.ndim != 2 or A.shape[0] < A.shape[1]:
        raise ValueError(f"A must have two dimensions and no more columns than rows, got shape {A.shape}")
    if method == "householder":
        return _householder(A)
    if method == "mgs":
        return _modified_gram_schmidt(A)
    raise ValueError(f"method must be 'householder' or 'mgs', got {method!r}")


def _householder(R):
    m, n = R.shape
    Q = np.eye(m, n)
    reflections = []
    for k in range(n):
        v = R[k:, k].copy()
        v[0] += np.copysign(_length(v), v[0])  # the sign of v[0]: adding never cancels
        if v.any():
            v /= _length(v)
        R[k:] -= 2 * np.outer(v, v @ R[k:])
        reflections.append(v)
    for k in reversed(range(n)):
        v = reflections[k]
        Q[k:] -= 2 * np.outer(v, v @ Q[k:])
    signs = np.where(np.diag(R) < 0, -1.0, 1.0)
    return Q * signs, np.triu(R[:n]) * signs[:, None]


def _modified_gram_schmidt(A):
    m, n = A.shape
    Q, R = np.empty((m, n)), np.zeros((n, n))
    for k in range(n):
        rest = A[:, k].copy()
        for j in range(k):
            R[j, k] = Q[:, j] @ rest
            rest -= R[j, k] * Q[:, j]
        R[k, k] = _length(rest)
        if R[k, k] <= 2.0**-40 * _length(A[:, k]):
            raise ValueError(f"column {k} depends on the columns before it")
        Q[:, k] = rest / R[k, k]
    return Q, R


def _length(x):
    return np.sqrt(x @ x)
