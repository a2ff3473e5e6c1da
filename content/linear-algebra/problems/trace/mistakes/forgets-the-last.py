"""Stops before the last diagonal entry, with range(n - 1).

range(n) already ends at n - 1; subtracting one again loses an entry. The 1 x 1 matrix is the quickest test: its trace
is its only number.
"""


def trace(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    return sum((A[i][i] for i in range(n - 1)), 0.0)
