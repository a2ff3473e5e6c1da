"""Checks all rows of the first factor, but only the first row of the second."""


def hadamard(A, B):
    if len(A) != len(B) or any(len(row) != len(B[0]) for row in A):
        raise ValueError("two matrices of one shape are needed")
    return [[a * b for a, b in zip(x, y, strict=False)] for x, y in zip(A, B, strict=True)]
