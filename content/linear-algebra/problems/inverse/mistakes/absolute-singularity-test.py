"""Compares the pivot with a fixed number instead of with the size of the matrix.

Whether a pivot is negligible depends on the entries the matrix began with: 1e-15 is an honest pivot in a matrix of such
numbers, and 1e-6 is rounding noise in a matrix of entries near 1e9. Make the threshold relative to the largest entry.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    m = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(A)]
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
        if abs(m[pivot][k]) < 1e-12:
            raise ValueError("A is singular")
        m[k], m[pivot] = m[pivot], m[k]
        scale = m[k][k]
        m[k] = [x / scale for x in m[k]]
        for i in range(n):
            if i != k:
                factor = m[i][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
    return [row[n:] for row in m]
