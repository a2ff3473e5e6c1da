"""Compares only the first and the last row with the number of rows."""


def trace(A):
    n = len(A)
    if A and not len(A[0]) == len(A[-1]) == n:
        raise ValueError("A must be square")
    return sum((A[i][i] for i in range(n)), 0.0)
