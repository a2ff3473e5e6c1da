"""Takes the length of the first row for the length of every row."""


def hadamard(A, B):
    if len(A) != len(B) or (A and len(A[0]) != len(B[0])):
        raise ValueError("two matrices of one shape are needed")
    m = len(A[0]) if A else 0
    return [[A[i][j] * B[i][j] for j in range(min(m, len(A[i]), len(B[i])))] for i in range(len(A))]
