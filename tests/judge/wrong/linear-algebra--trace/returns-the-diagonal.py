"""Returns the diagonal and does not add it up."""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    return [A[i][i] for i in range(n)]
