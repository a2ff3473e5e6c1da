"""Takes the entry that happens to stand in the pivot position and never exchanges rows.

A zero there does not mean that the column has no pivot: one further down counts as well. And a tiny one makes multipliers so
large that the other rows are rounded away. Bring the row with the largest absolute entry of the column into place first.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    rows, rank = [list(row) for row in A], 0
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(len(A[0]) if A else 0):
        if rank == len(A) or abs(rows[rank][k]) <= negligible:
            continue
        for i in range(rank + 1, len(A)):
            factor = rows[i][k] / rows[rank][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank
