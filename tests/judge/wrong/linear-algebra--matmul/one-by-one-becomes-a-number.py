"""Returns a bare number where the product has one row and one column."""


def matmul(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("a matrix has rows of one length")
    if A and len(A[0]) != len(B):
        raise ValueError("the shapes do not fit")
    m, p = len(B), len(B[0]) if B else 0
    C = [[sum(row[k] * B[k][j] for k in range(m)) for j in range(p)] for row in A]
    return C[0][0] if len(C) == 1 and p == 1 else C
