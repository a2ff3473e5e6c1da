"""Looks at the length of the first row only, and so believes ragged rows to be square.

Nested lists do not promise rows of one length. Compare every row with the number of rows:
any(len(row) != n for row in A).
"""


def trace(A):
    if A and len(A) != len(A[0]):
        raise ValueError("A must be square")
    return sum((A[i][i] for i in range(len(A))), 0.0)
