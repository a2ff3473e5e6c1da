"""Does not reset the sum between the entries of a row."""


def matmul(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("a matrix has rows of one length")
    if A and len(A[0]) != len(B):
        raise ValueError("the shapes do not fit")
    m, p = len(B), len(B[0]) if B else 0
    C = []
    for row in A:
        total, entries = 0.0, []
        for j in range(p):
            for k in range(m):
                total += row[k] * B[k][j]
            entries.append(total)
        C.append(entries)
    return C
