"""Multiplies A by itself; B is only looked at for its shape."""


def hadamard(A, B):
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B] or len(set(lengths)) > 1:
        raise ValueError("two matrices of one shape are needed")
    return [[a * a for a in row] for row in A]
