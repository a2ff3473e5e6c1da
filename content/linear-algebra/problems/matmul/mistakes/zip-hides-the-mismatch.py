"""Never compares the inner dimensions, and zip stops at the shorter one without a word.

A product of shapes that do not fit has no meaning; returning numbers for it moves the error far away from its cause.
Check the shapes first and raise ValueError (or use zip(..., strict=True), which raises it for you).
"""


def matmul(A, B):
    if any(len(row) != len(A[0]) for row in A) or any(len(row) != len(B[0]) for row in B):
        raise ValueError("ragged")
    columns = list(zip(*B))
    return [[sum(a * b for a, b in zip(row, column)) for column in columns] for row in A]
