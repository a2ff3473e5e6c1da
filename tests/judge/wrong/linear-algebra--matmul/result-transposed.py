"""Runs over the columns of B outside, so the product comes out transposed."""


def matmul(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("a matrix has rows of one length")
    if A and len(A[0]) != len(B):
        raise ValueError("the shapes do not fit")
    m, p = len(B), len(B[0]) if B else 0
    return [[sum(row[k] * B[k][j] for k in range(m)) for row in A] for j in range(p)]
