"""Multiplies the diagonal entries, which is the determinant of a triangular matrix, not the trace of this one.

The trace is the sum of the eigenvalues, the determinant their product. Start from 0 and add; the trace of the
empty matrix is then 0, as an empty sum should be.
"""


def trace(A):
    if any(len(row) != len(A) for row in A):
        raise ValueError("A must be square")
    product = 1.0
    for i in range(len(A)):
        product *= A[i][i]
    return product
