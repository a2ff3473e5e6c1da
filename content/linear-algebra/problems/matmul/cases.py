import numpy as np

from viva.content.authoring import case, edge, law, sized


def matrix(rng, rows, columns):
    return rng.normal(size=(rows, columns)).tolist()


def finite_and_full(A, B):
    return bool(A and A[0] and B[0] and np.isfinite(A).all() and np.isfinite(B).all())


@case("2 x 3 times 3 x 2", shown=True)
def small(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], "B": [[7.0, 8.0], [9.0, 10.0], [11.0, 12.0]]}


@case("square matrices that do not commute")
def square(rng):
    return {"A": matrix(rng, 3, 3), "B": matrix(rng, 3, 3)}


@case("4 x 2 times 2 x 5: the result is larger than both")
def outer(rng):
    return {"A": matrix(rng, 4, 2), "B": matrix(rng, 2, 5)}


@case("2 x 6 times 6 x 3: the result is smaller than both")
def inner(rng):
    return {"A": matrix(rng, 2, 6), "B": matrix(rng, 6, 3)}


@case("integers and floats mixed")
def integers(rng):
    return {"A": [[2, 0], [-1, 3], [4, 1]], "B": [[1, 0.5, -2], [3, 1, 0]]}


@edge("a row times a column is one number in a matrix", shown=True)
def row_times_column(rng):
    return {"A": matrix(rng, 1, 4), "B": matrix(rng, 4, 1)}


@edge("a column times a row is a full matrix")
def column_times_row(rng):
    return {"A": matrix(rng, 3, 1), "B": matrix(rng, 1, 2)}


@edge("a matrix without rows fits every matrix", shown=True)
def no_rows(rng):
    return {"A": [], "B": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]}


@edge("two matrices without rows")
def nothing(rng):
    return {"A": [], "B": []}


@edge("an inner dimension of zero")
def no_inner(rng):
    return {"A": [[], [], []], "B": []}


@edge("a right factor without columns")
def no_columns(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]], "B": [[], []]}


@edge("zero times infinity is not a number")
def infinite(rng):
    return {"A": [[0.0, 1.0], [2.0, 1.0], [0.0, 0.0]], "B": [[np.inf, 3.0], [4.0, np.nan]]}


@edge("infinity minus infinity is not a number, and no error")
def opposite_infinities(rng):
    return {"A": [[np.inf, -np.inf]], "B": [[1.0], [1.0]]}


@edge("an inner dimension that does not match is refused", raises=ValueError, shown=True)
def mismatch(rng):
    return {"A": matrix(rng, 2, 3), "B": matrix(rng, 2, 3)}


@edge("more columns on the left than rows on the right are refused", raises=ValueError)
def too_wide(rng):
    return {"A": matrix(rng, 2, 3), "B": matrix(rng, 2, 2)}


@edge("fewer columns on the left than rows on the right are refused", raises=ValueError)
def too_narrow(rng):
    return {"A": matrix(rng, 2, 1), "B": matrix(rng, 2, 2)}


@edge("no broadcasting of a single row", raises=ValueError)
def single_row(rng):
    return {"A": matrix(rng, 3, 2), "B": [[1.0, 2.0]]}


@edge("a left factor with columns and a right factor without rows are refused", raises=ValueError)
def right_without_rows(rng):
    return {"A": [[1.0, 2.0]], "B": []}


@edge("a left factor without columns and a right factor with a row are refused", raises=ValueError)
def left_without_columns(rng):
    return {"A": [[], []], "B": [[1.0, 2.0]]}


@edge("ragged rows on the left are refused", raises=ValueError)
def ragged_left(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0, 5.0]], "B": [[1.0, 2.0], [3.0, 4.0]]}


@edge("ragged rows on the right are refused", raises=ValueError)
def ragged_right(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0]], "B": [[1.0, 2.0], [3.0, 4.0, 5.0]]}


@edge("ragged rows on the right are refused even when there is nothing to multiply", raises=ValueError)
def ragged_unused(rng):
    return {"A": [], "B": [[1.0], [3.0, 4.0]]}


@edge("ragged rows on the left are refused even when the first is empty and fits", raises=ValueError)
def ragged_left_empty(rng):
    return {"A": [[], [1.0]], "B": []}


@edge("ragged rows on the right are refused even when the first is empty", raises=ValueError)
def ragged_right_empty(rng):
    return {"A": [[1.0, 2.0]], "B": [[], [3.0]]}


@law("the product applied to a vector is A applied to B applied to it", when=finite_and_full)
def composition(A, B, output):
    x = np.arange(1.0, len(B[0]) + 1)
    return np.array(output) @ x, np.array(A) @ (np.array(B) @ x)


def transposed(A, B):
    return [{"A": np.transpose(B).tolist(), "B": np.transpose(A).tolist()}]


@law("the transpose of a product is the product of the transposes in reverse order", also=transposed, when=finite_and_full)
def reversed_transposes(output, also):
    return np.transpose(also[0]), np.array(output)


def with_identity(A, B):
    return [{"A": A, "B": np.eye(len(B)).tolist()}]


@law("the identity changes nothing", also=with_identity, when=finite_and_full)
def neutral(A, also):
    return np.array(also[0]), np.array(A, dtype=float)


@sized(4, 8, 16, 32)
def growing(rng, n):
    return {"A": matrix(rng, n, n), "B": matrix(rng, n, n)}
