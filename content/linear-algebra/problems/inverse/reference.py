def inverse(A):
    """The inverse of a square matrix, by Gauss-Jordan elimination with partial pivoting.

    A: n rows of n numbers. Returns n rows of n floats.
    Raises ValueError if A is not square, or singular to working precision.

    Golub and Van Loan, Matrix Computations, 4th ed., algorithm 3.4.1 (pivoting).
    """
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError(f"A must be square, got {n} rows of lengths {[len(row) for row in A]}")
    augmented = [
        [float(x) for x in row] + [1.0 if i == j else 0.0 for j in range(n)] for i, row in enumerate(A)
    ]  # (n, 2n): A beside the identity
    negligible = 1e-12 * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(augmented[i][k]))
        if abs(augmented[pivot][k]) <= negligible:
            raise ValueError("A is singular")
        augmented[k], augmented[pivot] = augmented[pivot], augmented[k]
        scale = augmented[k][k]
        augmented[k] = [x / scale for x in augmented[k]]
        for i in range(n):
            if i != k:
                factor = augmented[i][k]
                augmented[i] = [x - factor * y for x, y in zip(augmented[i], augmented[k])]
    return [row[n:] for row in augmented]
