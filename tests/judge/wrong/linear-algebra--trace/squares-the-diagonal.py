"""Adds the squares of the diagonal entries."""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    return sum((A[i][i] * A[i][i] for i in range(n)), 0.0)
