"""Makes the result as [[0.0] * p] * n, which is one row n times over.

The outer `*` copies references, not lists, so writing to any row writes to all of them and every row ends as the
sum of all rows. Build the rows one by one: [[0.0] * p for _ in range(n)].
"""


def matmul(A, B):
    if any(len(row) != len(A[0]) for row in A) or any(len(row) != len(B[0]) for row in B):
        raise ValueError("ragged")
    if A and len(A[0]) != len(B):
        raise ValueError("the inner dimensions differ")
    p = len(B[0]) if B else 0
    C = [[0.0] * p] * len(A)
    for i in range(len(A)):
        for k in range(len(B)):
            for j in range(p):
                C[i][j] += A[i][k] * B[k][j]
    return C
