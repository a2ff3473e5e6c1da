"""Takes a matrix for rectangular if its first row is as long as its last."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or (A and lengths[0] != lengths[-1]):
        raise ValueError("two matrices of one shape are needed")
    return [[a * b for a, b in zip(x, y, strict=False)] for x, y in zip(A, B, strict=True)]
