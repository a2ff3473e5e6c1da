"""Returns a matrix of empty rows as it is."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    if A and not A[0]:
        return [[] for _ in A]
    return [list(column) for column in zip(*A, strict=True)]
