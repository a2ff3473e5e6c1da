"""Counts the rows that are not zero without reducing the matrix first.

Rows can be dependent without being zero: [1, 2] and [2, 4] have rank 1 together. Only after elimination, when each row
begins further right than the one above, does a row that is not zero mean one more independent direction.
"""

import math


def matrix_rank(A, tol=1e-10):
    if any(len(row) != len(A[0]) for row in A) or not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("A must be a finite matrix")
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    return sum(any(abs(x) > negligible for x in row) for row in A)
