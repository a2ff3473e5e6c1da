"""Takes a matrix for rectangular if its first row is as long as its last."""


def transpose(A):
    if A and len(A[0]) != len(A[-1]):
        raise ValueError("a matrix has rows of one length")
    return [list(column) for column in zip(*A, strict=False)]
