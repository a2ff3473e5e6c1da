"""Multiplies inside the caller's A and returns it.

The numbers are right once; calling twice multiplies twice, because A has already become the product. Build new rows.
"""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("the shapes differ")
    for x, y in zip(A, B):
        for j, b in enumerate(y):
            x[j] *= b
    return A
