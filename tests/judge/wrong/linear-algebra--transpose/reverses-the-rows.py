"""Reverses each row of the matrix."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    return [row[::-1] for row in A]
