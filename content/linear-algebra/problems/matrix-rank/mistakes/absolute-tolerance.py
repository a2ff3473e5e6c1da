"""Compares pivots with tol itself, not with tol times the size of the matrix.

Multiplying a matrix by 1e-200 does not change its rank, but it takes every pivot below a fixed threshold; multiplied by
1e200 its rounding errors rise above it. Make the threshold relative to the largest absolute entry of A.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    rows, rank = [list(row) for row in A], 0
    for k in range(len(A[0]) if A else 0):
        pivot = max(range(rank, len(A)), key=lambda i: abs(rows[i][k]), default=None)
        if pivot is None or abs(rows[pivot][k]) <= tol:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, len(A)):
            factor = rows[i][k] / rows[rank][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank
