def trace(A):
    """The sum of the diagonal of a square matrix.

    A: n rows of n numbers. Returns a float; the empty matrix has trace 0.
    Raises ValueError if A is not square.

    Horn and Johnson, Matrix Analysis, 2nd ed., section 1.2.
    """
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError(f"A must be square, got {n} rows of lengths {[len(row) for row in A]}")
    return sum((A[i][i] for i in range(n)), 0.0)
