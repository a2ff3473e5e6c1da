"""Copies across the diagonal without keeping the old entry, so a square matrix becomes symmetric."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    if not A or len(A) != len(A[0]):
        return [list(column) for column in zip(*A, strict=True)]
    T = [list(row) for row in A]
    for i in range(len(T)):
        for j in range(len(T)):
            T[i][j] = T[j][i]
    return T
