"""Clears only the rows below the pivot, so the left half ends triangular, not as the identity.

Gaussian elimination clears below the pivot and then needs back substitution. Gauss-Jordan clears above it as well; only
when the left half has become the identity does the right half hold the inverse.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    m = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(A)]
    negligible = 1e-12 * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
        if abs(m[pivot][k]) <= negligible:
            raise ValueError("A is singular")
        m[k], m[pivot] = m[pivot], m[k]
        scale = m[k][k]
        m[k] = [x / scale for x in m[k]]
        for i in range(k + 1, n):
            factor = m[i][k]
            m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
    return [row[n:] for row in m]
