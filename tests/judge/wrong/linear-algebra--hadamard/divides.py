"""Divides the entries of A by those of B."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    return [[a / b if b else 0.0 for a, b in zip(x, y, strict=True)] for x, y in zip(A, B, strict=True)]
