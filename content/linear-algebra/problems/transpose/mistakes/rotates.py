"""Rotates the matrix by a quarter turn instead of mirroring it at the diagonal.

zip(*A[::-1]) reads the columns from bottom to top. The transpose leaves the diagonal where it is: row j of the result
is column j of A from top to bottom.
"""


def transpose(A):
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError("ragged")
    return [list(column) for column in zip(*A[::-1])]
