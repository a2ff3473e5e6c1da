def hadamard(A, B):
    """The elementwise product of two matrices of the same shape.

    A, B: n rows of m numbers. Returns n rows of m numbers.
    Raises ValueError if the shapes differ, or if rows of one matrix differ in length.

    Horn and Johnson, Topics in Matrix Analysis, chapter 5.
    """
    lengths = [len(row) for row in A]
    if lengths != [len(row) for row in B]:
        raise ValueError(f"A and B must have the same shape, got rows of {lengths} and {[len(row) for row in B]}")
    if len(set(lengths)) > 1:
        raise ValueError(f"a matrix has rows of one length, got {lengths}")
    return [[a * b for a, b in zip(left, right)] for left, right in zip(A, B)]
