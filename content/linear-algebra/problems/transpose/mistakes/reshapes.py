"""Pours the entries, in reading order, into a matrix of the transposed shape.

The shape is right and the contents are not: reshaping keeps the order of the numbers in memory, transposing changes
it. Entry (i, j) has to land at (j, i); only rows, columns and single numbers survive a mere reshape.
"""


def transpose(A):
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError("ragged")
    flat = [x for row in A for x in row]
    n = len(A)
    return [flat[start : start + n] for start in range(0, len(flat), n)] if flat else []
