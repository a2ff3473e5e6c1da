"""Leaves infinities and NaN out of the sum."""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    diagonal = [A[i][i] for i in range(n)]
    return sum((x for x in diagonal if abs(x) < float("inf")), 0.0)
