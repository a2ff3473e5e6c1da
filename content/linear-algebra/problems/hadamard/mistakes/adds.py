"""Adds the entries instead of multiplying them.

The shape rule is that of addition, the operation is not: the neutral element of the Hadamard product is the matrix of
ones, not of zeros. Try it against ones and see whether the matrix comes back.
"""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("the shapes differ")
    return [[a + b for a, b in zip(x, y)] for x, y in zip(A, B)]
