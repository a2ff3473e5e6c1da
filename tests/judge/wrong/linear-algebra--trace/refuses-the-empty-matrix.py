"""Refuses the empty matrix, whose trace is zero."""


def trace(A):
    n = len(A)
    if not A or any(len(row) != n for row in A):
        raise ValueError("A must be square and not empty")
    return sum((A[i][i] for i in range(n)), 0.0)
