"""Transposes a square matrix inside the caller's lists.

The answer is right, but whoever holds A finds it changed: A times its transpose, for example, becomes the square of
the transpose. Build new rows; `T = A` and `T = list(A)` both still share the rows.
"""


def transpose(A):
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError("ragged")
    if A and len(A) == len(A[0]):
        for i in range(len(A)):
            for j in range(i):
                A[i][j], A[j][i] = A[j][i], A[i][j]
        return A
    return [list(column) for column in zip(*A)]
