"""Leaves out the last column."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    m = len(A[0]) if A else 0
    return [[row[j] for row in A] for j in range(m - 1)]
