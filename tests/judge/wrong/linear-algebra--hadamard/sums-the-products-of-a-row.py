"""Sums each row of products, which gives one dot product for each row."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    return [sum(a * b for a, b in zip(x, y, strict=True)) for x, y in zip(A, B, strict=True)]
