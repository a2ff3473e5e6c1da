"""Shifts the caller's array.

The subtraction in place changes the argument. Make a new array.
"""
import math


def softmax(x):
    for row in x:
        top = max(row)
        for j in range(len(row)):
            row[j] -= top
    rows = [[math.exp(v) for v in row] for row in x]
    return [[v / sum(row) for v in row] for row in rows]
