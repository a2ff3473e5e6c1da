"""Demands that A and B have the same shape.

That is the rule for adding matrices. For a product only the inner dimensions meet: the columns of A and the rows of B.
(2, 3) times (3, 2) is fine, (2, 3) times (2, 3) is not.
"""


def matmul(A, B):
    if [len(row) for row in A] != [len(row) for row in B] or any(len(row) != len(A[0]) for row in A):
        raise ValueError("the shapes differ")
    m, p = len(B), len(B[0]) if B else 0
    return [[sum(A[i][k] * B[k][j] for k in range(m)) for j in range(p)] for i in range(len(A))]
