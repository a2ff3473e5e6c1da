"""Takes dot products of rows of A with rows of B, which gives A times the transpose of B.

Rows are easy to reach in nested lists, columns are not: B[j] is row j. Walk down the column with B[k][j] for k in
range(m), or transpose B first with zip(*B). Symmetric matrices hide this; test with a rectangular pair.
"""


def matmul(A, B):
    if any(len(row) != len(A[0]) for row in A) or any(len(row) != len(B[0]) for row in B):
        raise ValueError("ragged")
    if A and len(A[0]) != len(B):
        raise ValueError("the inner dimensions differ")
    if not A or not B or not B[0]:
        return [[] for _ in A]
    return [[sum(a * b for a, b in zip(row, other)) for other in B] for row in A]
