import numpy as np

from viva.content.authoring import case, edge, law, sized, stability


def well_conditioned(rng, n):
    return rng.normal(size=(n, n)) + n * np.eye(n)


@case("a 2 x 2 matrix", shown=True)
def two_by_two(rng):
    return {"A": [[4.0, 7.0], [2.0, 6.0]]}


@case("a well-conditioned 3 x 3 matrix")
def three(rng):
    return {"A": well_conditioned(rng, 3).tolist()}


@case("a 7 x 7 matrix whose pivots must be searched for")
def permuted(rng):
    A = well_conditioned(rng, 7)
    return {"A": A[rng.permutation(7)].tolist()}


@case("integers are as good as floats")
def integers(rng):
    return {"A": [[2, 1, 0], [0, 0, 3], [1, 5, 2]]}


@edge("one number", shown=True)
def one(rng):
    return {"A": [[-4.0]]}


@edge("the empty matrix")
def empty(rng):
    return {"A": []}


@edge("a zero on the diagonal of an invertible matrix")
def zero_pivot(rng):
    return {"A": [[0.0, 2.0, 1.0], [1.0, 0.0, 0.0], [3.0, 0.0, 1.0]]}


@edge("the only pivot of the first column is negative and stands below a zero")
def negative_pivot(rng):
    return {"A": [[0.0, 1.0], [-1.0, 0.0]]}


@edge("a singular matrix is refused", raises=ValueError, shown=True)
def singular(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]}


@edge("a singular matrix with large entries is refused", raises=ValueError)
def large_singular(rng):
    A = rng.normal(size=(4, 4)) * 1e9
    A[3] = A[0] - 2 * A[1] + A[2]
    return {"A": A.tolist()}


@edge("the zero matrix is refused", raises=ValueError)
def zeros(rng):
    return {"A": [[0.0, 0.0], [0.0, 0.0]]}


@edge("a matrix that is not square is refused", raises=ValueError)
def rectangular(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]}


@edge("one row without columns is refused", raises=ValueError)
def no_columns(rng):
    return {"A": [[]]}


@edge("ragged rows are refused", raises=ValueError)
def ragged(rng):
    return {"A": [[1.0, 2.0], [3.0]]}


@edge("a relative pivot of 0.8e-12 is singular", raises=ValueError)
def below_threshold(rng):
    return {"A": [[50.0, 0.0], [0.0, 4e-11]]}


@edge("a relative pivot of 1.2e-12 is not singular")
def above_threshold(rng):
    return {"A": [[50.0, 0.0], [0.0, 6e-11]]}


@edge("the largest entry is negative and stands in the last row", raises=ValueError)
def negative_largest(rng):
    return {"A": [[1.0, 0.0, 0.0], [0.0, 1e-9, 0.0], [-1e4, 0.0, 1.0]]}


@edge("the largest entry stands in the last column", raises=ValueError)
def largest_last(rng):
    return {"A": [[1e-7, 1e6], [0.0, 1.0]]}


@edge("a pivot is measured against the whole matrix, not against the rows that are left", raises=ValueError)
def whole_matrix(rng):
    return {"A": np.diag([1.0, 1e-6, 1e-13]).tolist()}


@edge("a determinant of 1e-15 does not make a matrix singular")
def tiny_determinant(rng):
    return {"A": np.diag([1e-5, 1e-5, 1e-5, 1.0]).tolist()}


@edge("tiny entries do not make a matrix singular")
def tiny_entries(rng):
    return {"A": (well_conditioned(rng, 4) * 1e-15).tolist()}


@stability("a tiny pivot is swapped away")
def tiny_pivot(rng):
    return {"A": [[1e-17, 1.0, 2.0], [1.0, 1.0, 0.0], [3.0, -1.0, 1.0]]}


@stability("rows of very different size")
def badly_scaled(rng):
    return {"A": [[1e-7, 2.0, -1.0], [3e4, 1.0, 5.0], [2.0, -1e-6, 1.0]]}


@law("A times its inverse is the identity", atol=1e-7)
def right_inverse(A, output):
    n = len(A)
    return np.reshape(A, (n, n)) @ np.reshape(output, (n, n)), np.eye(n)


@law("the inverse times A is the identity", atol=1e-7)
def left_inverse(A, output):
    n = len(A)
    return np.reshape(output, (n, n)) @ np.reshape(A, (n, n)), np.eye(n)


@sized(4, 8, 16, 32)
def growing(rng, n):
    return {"A": well_conditioned(rng, n).tolist()}
