"""Returns a single column as a flat list of numbers."""


def transpose(A):
    if len({len(row) for row in A}) > 1:
        raise ValueError("a matrix has rows of one length")
    T = [list(column) for column in zip(*A, strict=True)]
    return T[0] if len(T) == 1 else T
