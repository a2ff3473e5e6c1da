"""Compares only the longest row with the number of rows."""


def trace(A):
    n = len(A)
    if max((len(row) for row in A), default=0) != n:
        raise ValueError("A must be square")
    return sum((A[i][i] for i in range(n)), 0.0)
