"""Computes the matrix product.

That one sums over rows and columns and asks for equal inner dimensions; the Hadamard product sums nothing and asks for
equal shapes. In NumPy these are `@` and `*`.
"""


def hadamard(A, B):
    columns = len(B[0]) if B else 0
    if any(len(row) != len(B) for row in A) or any(len(row) != columns for row in B):
        raise ValueError("the inner dimensions differ")
    return [[sum((row[k] * B[k][j] for k in range(len(B))), 0.0) for j in range(columns)] for row in A]
