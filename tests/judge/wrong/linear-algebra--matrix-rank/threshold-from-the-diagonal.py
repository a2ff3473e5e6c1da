"""Measures pivots against the largest entry of the diagonal."""

import math


def matrix_rank(A, tol=1e-10):
    n, m = len(A), len(A[0]) if A else 0
    if any(len(row) != m for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("a matrix of finite numbers is needed")
    rows, rank = [list(row) for row in A], 0
    negligible = tol * max((abs(A[i][i]) for i in range(min(n, m))), default=0.0)
    for k in range(m):
        if rank == n:
            break
        p = max(range(rank, n), key=lambda i: abs(rows[i][k]))
        if abs(rows[p][k]) <= negligible:
            continue
        rows[rank], rows[p] = rows[p], rows[rank]
        for i in range(rank + 1, n):
            f = rows[i][k] / rows[rank][k]
            rows[i] = [x - f * y for x, y in zip(rows[i], rows[rank], strict=True)]
        rank += 1
    return rank
