"""Flattens both matrices and checks only that they have the same number of entries.

2 x 3 and 3 x 2 have six entries each and still do not match: pairing them in reading order multiplies entries that
have nothing to do with each other. Compare the shapes, not the sizes.
"""


def hadamard(A, B):
    if len({len(row) for row in A}) > 1 or len({len(row) for row in B}) > 1:
        raise ValueError("ragged")
    flat = [b for row in B for b in row]
    if sum(len(row) for row in A) != len(flat):
        raise ValueError("the sizes differ")
    factors = iter(flat)
    return [[a * next(factors) for a in row] for row in A]
