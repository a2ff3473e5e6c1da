"""Takes the second factor from row j and column i."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    if A and len(A) == len(A[0]):
        return [[A[i][j] * B[j][i] for j in range(len(A))] for i in range(len(A))]
    columns = [list(column) for column in zip(*B, strict=True)]
    return [[a * b for a, b in zip(x, y, strict=False)] for x, y in zip(A, columns, strict=False)]
