"""Skips the terms where the entry of A is zero.

It saves work, but zero times infinity and zero times NaN are NaN, and the skipped term hides them: an overflow
upstream no longer shows where it matters. Leave out zeros only in a sparse format that promises exact zeros.
"""


def matmul(A, B):
    if any(len(row) != len(A[0]) for row in A) or any(len(row) != len(B[0]) for row in B):
        raise ValueError("ragged")
    if A and len(A[0]) != len(B):
        raise ValueError("the inner dimensions differ")
    p = len(B[0]) if B else 0
    C = [[0.0] * p for _ in A]
    for i in range(len(A)):
        for k in range(len(B)):
            if A[i][k] == 0:
                continue
            for j in range(p):
                C[i][j] += A[i][k] * B[k][j]
    return C
