"""Reads A[0] before asking whether there is a first row.

An empty matrix then fails with an IndexError instead of giving []. Test for emptiness first, or use a form such as
zip(*A) that needs no first row.
"""


def transpose(A):
    columns = len(A[0])
    if any(len(row) != columns for row in A):
        raise ValueError("ragged")
    return [[row[j] for row in A] for j in range(columns)]
