"""Multiplies entry by entry: the Hadamard product.

That is what `*` does for NumPy arrays, and it needs equal shapes. The matrix product composes two linear maps: entry
(i, j) sums over a whole row of A and a whole column of B, and it is the inner dimensions that must match.
"""


def matmul(A, B):
    if len(A) != len(B) or any(len(x) != len(y) for x, y in zip(A, B)):
        raise ValueError("the shapes differ")
    return [[a * b for a, b in zip(x, y)] for x, y in zip(A, B)]
