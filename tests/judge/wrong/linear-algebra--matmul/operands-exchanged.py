"""Computes B times A."""


def matmul(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("a matrix has rows of one length")
    if B and len(B[0]) != len(A):
        raise ValueError("the shapes do not fit")
    m, p = len(B), len(B[0]) if B else 0
    m, p = len(A), len(A[0]) if A else 0
    return [[sum(row[k] * A[k][j] for k in range(m)) for j in range(p)] for row in B]
