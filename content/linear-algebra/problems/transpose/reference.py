def transpose(A):
    """The transpose: row j of the result is column j of A.

    A: n rows of m numbers. Returns m rows of n numbers; a matrix without rows or without columns gives [].
    Raises ValueError if the rows of A differ in length.

    Strang, Introduction to Linear Algebra, 5th ed., section 2.7.
    """
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError(f"a matrix has rows of one length, got {[len(row) for row in A]}")
    return [list(column) for column in zip(*A)]
