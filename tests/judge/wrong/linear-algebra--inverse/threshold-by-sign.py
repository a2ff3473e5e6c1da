"""Measures pivots against the largest entry by sign, not by absolute value."""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    M = [[float(x) for x in row] + [float(i == j) for j in range(n)] for i, row in enumerate(A)]
    negligible = 1e-12 * max((x for row in A for x in row), default=0.0)
    for k in range(n):
        p = max(range(k, n), key=lambda i: abs(M[i][k]))
        if abs(M[p][k]) <= negligible:
            raise ValueError("A is singular")
        M[k], M[p] = M[p], M[k]
        d = M[k][k]
        M[k] = [x / d for x in M[k]]
        for i in range(n):
            if i != k:
                f = M[i][k]
                M[i] = [x - f * y for x, y in zip(M[i], M[k], strict=True)]
    return [row[n:] for row in M]
