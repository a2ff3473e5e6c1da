"""Stops one column too early."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    return [[A[i][j] * B[i][j] for j in range(len(A[i]) - 1)] for i in range(len(A))]
