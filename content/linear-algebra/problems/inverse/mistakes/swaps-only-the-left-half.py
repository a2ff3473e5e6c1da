"""Swaps the rows of A but not those of the identity beside it.

A row operation must act on the whole augmented row. Swapping the left half alone solves for the inverse of the matrix
with its rows in the new order, so the columns of the result come out permuted.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    m = [[float(x) for x in row] for row in A]
    out = [[float(i == j) for j in range(n)] for i in range(n)]
    negligible = 1e-12 * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(m[i][k]))
        if abs(m[pivot][k]) <= negligible:
            raise ValueError("A is singular")
        m[k], m[pivot] = m[pivot], m[k]
        scale = m[k][k]
        m[k] = [x / scale for x in m[k]]
        out[k] = [x / scale for x in out[k]]
        for i in range(n):
            if i != k:
                factor = m[i][k]
                m[i] = [x - factor * y for x, y in zip(m[i], m[k])]
                out[i] = [x - factor * y for x, y in zip(out[i], out[k])]
    return out
