"""Adds all the entries, not only those on the diagonal.

The sum of all entries depends on the basis; the trace does not, and that is why it is useful. Take A[i][i] only: one
index, not two.
"""


def trace(A):
    if any(len(row) != len(A) for row in A):
        raise ValueError("A must be square")
    return sum((x for row in A for x in row), 0.0)
