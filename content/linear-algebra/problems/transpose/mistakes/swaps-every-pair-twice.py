"""Swaps A[i][j] with A[j][i] for all i and j, so that every pair is swapped twice and nothing changes.

Swap each pair once: let j run over range(i). And that works for square matrices only; in general build new rows,
as many as A has columns.
"""


def transpose(A):
    if any(len(row) != len(A[0]) for row in A):
        raise ValueError("ragged")
    if not A or not A[0]:
        return []
    if len(A) != len(A[0]):
        return [list(column) for column in zip(*A)]
    T = [list(row) for row in A]
    for i in range(len(T)):
        for j in range(len(T)):
            T[i][j], T[j][i] = T[j][i], T[i][j]
    return T
