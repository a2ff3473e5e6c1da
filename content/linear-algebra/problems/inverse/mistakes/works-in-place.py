"""Eliminates inside the caller's matrix.

The answer is right, but afterwards the caller's A is the identity: whoever needs A again (to check A times its inverse,
for instance) reads rubbish. Copy the rows first; `list(A)` is not enough, it copies only the outer list.
"""


def inverse(A):
    n = len(A)
    if any(len(row) != n for row in A):
        raise ValueError("A must be square")
    out = [[float(i == j) for j in range(n)] for i in range(n)]
    negligible = 1e-12 * max((abs(x) for row in A for x in row), default=0.0)
    for k in range(n):
        pivot = max(range(k, n), key=lambda i: abs(A[i][k]))
        if abs(A[pivot][k]) <= negligible:
            raise ValueError("A is singular")
        A[k], A[pivot] = A[pivot], A[k]
        out[k], out[pivot] = out[pivot], out[k]
        scale = A[k][k]
        A[k] = [x / scale for x in A[k]]
        out[k] = [x / scale for x in out[k]]
        for i in range(n):
            if i != k:
                factor = A[i][k]
                A[i] = [x - factor * y for x, y in zip(A[i], A[k])]
                out[i] = [x - factor * y for x, y in zip(out[i], out[k])]
    return out
