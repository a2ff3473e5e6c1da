def matmul(A, B):
    """The matrix product of A and B.

    A: n rows of m numbers, B: m rows of p numbers. Returns n rows of p floats.
    Raises ValueError if the shapes do not fit, or if rows of one matrix differ in length.

    Golub and Van Loan, Matrix Computations, 4th ed., section 1.1 (the dot-product form).
    """
    (n, m), (inner, p) = _shape(A), _shape(B)
    if A and m != inner:
        raise ValueError(f"A has {m} columns and B has {inner} rows; these must be equal")
    return [[sum((A[i][k] * B[k][j] for k in range(m)), 0.0) for j in range(p)] for i in range(n)]


def _shape(M):
    """Rows and columns; [] is 0 x 0."""
    columns = len(M[0]) if M else 0
    if any(len(row) != columns for row in M):
        raise ValueError(f"a matrix has rows of one length, got {[len(row) for row in M]}")
    return len(M), columns
