"""Refuses matrices without entries, which have a product like all others."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if not A or not A[0]:
        raise ValueError("there is nothing to multiply")
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    return [[a * b for a, b in zip(x, y, strict=True)] for x, y in zip(A, B, strict=True)]
