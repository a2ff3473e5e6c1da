"""Uses the number of rows for both dimensions, as if every matrix were square.

The result has as many rows as A has columns. With only len(A) at hand a wide matrix loses columns and a tall one runs
past the end of its rows. Read len(A[0]) too, after checking that there is a first row.
"""


def transpose(A):
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError("ragged")
    if A and not A[0]:
        return []
    n = len(A)
    return [[A[i][j] for i in range(n)] for j in range(n)]
