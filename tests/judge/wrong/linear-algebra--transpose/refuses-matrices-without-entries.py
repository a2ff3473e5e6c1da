"""Refuses matrices without entries."""


def transpose(A):
    if not A or not A[0] or len({len(row) for row in A}) > 1:
        raise ValueError("a matrix with entries is needed")
    return [list(column) for column in zip(*A, strict=True)]
