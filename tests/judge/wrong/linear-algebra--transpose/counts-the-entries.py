"""Takes n rows with n * m entries in all for a rectangle."""


def transpose(A):
    if A and sum(len(row) for row in A) != len(A) * len(A[0]):
        raise ValueError("a matrix has rows of one length")
    return [list(column) for column in zip(*A, strict=False)]
