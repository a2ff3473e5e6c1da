"""Takes n rows with n * n entries in all for a square."""


def trace(A):
    n = len(A)
    if sum(len(row) for row in A) != n * n:
        raise ValueError("A must be square")
    return sum((A[i][i] for i in range(n)), 0.0)
