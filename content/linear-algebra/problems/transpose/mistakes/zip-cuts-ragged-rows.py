"""Lets zip stop at the shortest row, so that entries of longer rows vanish.

A ragged list is not a matrix, and dropping data silently is the worst way to say so. Compare the lengths and raise
ValueError, or use zip(*A, strict=True), which raises it.
"""


def transpose(A):
    return [list(column) for column in zip(*A)]
