import numpy as np

from viva.content.authoring import case, edge, law, sized


def matrix(rng, rows, columns):
    return rng.normal(size=(rows, columns)).tolist()


@case("two 2 x 3 matrices", shown=True)
def small(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]], "B": [[10.0, 0.5, -1.0], [0.25, 2.0, 3.0]]}


@case("square matrices, where the matrix product exists too")
def square(rng):
    return {"A": matrix(rng, 3, 3), "B": matrix(rng, 3, 3)}


@case("tall matrices")
def tall(rng):
    return {"A": matrix(rng, 5, 2), "B": matrix(rng, 5, 2)}


@case("integers and floats mixed")
def integers(rng):
    return {"A": [[2, -3], [0.5, 4]], "B": [[7, 5], [6, 0]]}


@case("integers stay integers")
def whole(rng):
    return {"A": [[3, 0, 1_000_000_007]], "B": [[-4, 5, 1_000_000_009]]}


@edge("one number each")
def one(rng):
    return {"A": [[-1.5]], "B": [[4.0]]}


@edge("single rows", shown=True)
def rows(rng):
    return {"A": matrix(rng, 1, 4), "B": matrix(rng, 1, 4)}


@edge("two empty matrices")
def empty(rng):
    return {"A": [], "B": []}


@edge("rows without columns")
def no_columns(rng):
    return {"A": [[], []], "B": [[], []]}


@edge("zero times infinity is not a number")
def infinite(rng):
    return {"A": [[0.0, np.inf, 2.0], [np.nan, 1.0, -np.inf]], "B": [[np.inf, 0.0, np.inf], [0.0, 3.0, 2.0]]}


@edge("tiny and huge factors")
def extremes(rng):
    return {"A": [[1e-200, 1e200], [1e200, 5e-324]], "B": [[1e200, 1e200], [1e-200, 1.0]]}


@edge("different numbers of columns are refused", raises=ValueError, shown=True)
def columns_differ(rng):
    return {"A": matrix(rng, 2, 3), "B": matrix(rng, 2, 2)}


@edge("more rows on the left are refused", raises=ValueError)
def more_rows_left(rng):
    return {"A": matrix(rng, 3, 2), "B": matrix(rng, 2, 2)}


@edge("more rows on the right are refused", raises=ValueError)
def more_rows_right(rng):
    return {"A": matrix(rng, 2, 2), "B": matrix(rng, 3, 2)}


@edge("a single row is not repeated", raises=ValueError)
def one_row(rng):
    return {"A": matrix(rng, 3, 4), "B": matrix(rng, 1, 4)}


@edge("a single column is not repeated", raises=ValueError)
def one_column(rng):
    return {"A": matrix(rng, 3, 1), "B": matrix(rng, 3, 4)}


@edge("2 x 3 and 3 x 2 are refused though both have six entries", raises=ValueError)
def same_count(rng):
    return {"A": matrix(rng, 2, 3), "B": matrix(rng, 3, 2)}


@edge("an empty matrix and one empty row are refused", raises=ValueError)
def empty_and_row(rng):
    return {"A": [], "B": [[]]}


@edge("matrices ragged in the same way are refused", raises=ValueError)
def ragged_alike(rng):
    return {"A": [[1.0, 2.0], [3.0]], "B": [[4.0, 5.0], [6.0]]}


@edge("matrices ragged in the same way, with an empty first row, are refused", raises=ValueError)
def ragged_empty(rng):
    return {"A": [[], [1.0]], "B": [[], [1.0]]}


@edge("matrices ragged in the same way, in the middle, are refused", raises=ValueError)
def ragged_middle(rng):
    return {"A": [[1.0, 2.0], [3.0], [4.0, 5.0]], "B": [[6.0, 7.0], [8.0], [9.0, 10.0]]}


@edge("a ragged right factor is refused", raises=ValueError)
def ragged_right(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0]], "B": [[5.0, 6.0], [7.0]]}


@edge("a ragged left factor is refused", raises=ValueError)
def ragged(rng):
    return {"A": [[1.0, 2.0], [3.0]], "B": [[4.0, 5.0], [6.0, 7.0]]}


def ordinary(A, B):
    return bool(A and A[0]) and bool(np.isfinite(np.multiply(A, B)).all())


@law("the product does not depend on the order", also=lambda A, B: [{"A": B, "B": A}])
def commutative(output, also):
    return np.array(also[0]), np.array(output)


@law("a matrix of ones changes nothing", also=lambda A, B: [{"A": A, "B": np.ones(np.shape(A)).tolist()}])
def neutral(A, also):
    return np.array(also[0]), np.array(A)


@law("its entries add up to the trace of A transposed times B", when=ordinary, rtol=1e-9)
def inner_product(A, B, output):
    return np.sum(output), np.trace(np.transpose(A) @ np.array(B, dtype=float))


@law("between two vectors it is the trace of a matrix product with diagonal factors", when=ordinary, rtol=1e-9)
def diagonal_factors(A, B, output):
    x, y = np.arange(1.0, len(A) + 1), np.arange(len(A[0])) - 0.5
    return x @ np.array(output) @ y, np.trace(np.diag(x) @ np.array(A) @ np.diag(y) @ np.transpose(B))


@sized(8, 16, 32, 64)
def growing(rng, n):
    return {"A": matrix(rng, n, n), "B": matrix(rng, n, n)}
