"""Adds the entries right of the diagonal."""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    return sum((A[i][i + 1] for i in range(n - 1)), 0.0)
