"""Adds the diagonal from the upper right to the lower left.

A[i][-i - 1] or A[i][n - 1 - i] is the antidiagonal, which has no such meaning: its sum changes with the basis. The
trace takes the entries whose row and column number are the same.
"""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    return sum((A[i][n - 1 - i] for i in range(n)), 0.0)
