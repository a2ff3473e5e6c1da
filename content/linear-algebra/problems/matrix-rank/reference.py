import math


def matrix_rank(A, tol=1e-10):
    """The number of pivots of A in row reduction with partial pivoting.

    A: n rows of m numbers. tol: a pivot counts if it exceeds tol times the largest absolute entry of A.
    Raises ValueError if the rows differ in length or an entry is not finite.

    Golub and Van Loan, Matrix Computations, 4th ed., sections 3.4 (pivoting) and 5.4 (numerical rank).
    """
    n, columns = len(A), len(A[0]) if A else 0
    if any(len(row) != columns for row in A):
        raise ValueError(f"a matrix has rows of one length, got {[len(row) for row in A]}")
    if not all(math.isfinite(x) for row in A for x in row):
        raise ValueError("the entries of A must be finite")
    rows = list(A)
    negligible = tol * max((abs(x) for row in A for x in row), default=0.0)
    rank = 0
    for k in range(columns):
        pivot = max(range(rank, n), key=lambda i: abs(rows[i][k]), default=None)
        if pivot is None or abs(rows[pivot][k]) <= negligible:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        for i in range(rank + 1, n):
            factor = rows[i][k] / rows[rank][k]
            rows[i] = [x - factor * y for x, y in zip(rows[i], rows[rank])]
        rank += 1
    return rank
