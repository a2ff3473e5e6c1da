"""Mirrors the matrix at its other diagonal."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    return [list(column) for column in zip(*A[::-1], strict=True)][::-1]
