"""Assigns each term to the entry instead of adding it."""


def matmul(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("a matrix has rows of one length")
    if A and len(A[0]) != len(B):
        raise ValueError("the shapes do not fit")
    m, p = len(B), len(B[0]) if B else 0
    C = [[0.0] * p for _ in A]
    for i in range(len(A)):
        for j in range(p):
            for k in range(m):
                C[i][j] = A[i][k] * B[k][j]
    return C
