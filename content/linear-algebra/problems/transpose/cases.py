import numpy as np

from viva.content.authoring import case, edge, law, sized


def matrix(rng, rows, columns):
    return rng.normal(size=(rows, columns)).tolist()


@case("a 2 x 3 matrix", shown=True)
def wide(rng):
    return {"A": [[1, 2, 3], [4, 5, 6]]}


@case("a tall matrix")
def tall(rng):
    return {"A": matrix(rng, 5, 2)}


@case("a square matrix that is not symmetric")
def square(rng):
    return {"A": matrix(rng, 4, 4)}


@case("a wide matrix of floats")
def wide_floats(rng):
    return {"A": matrix(rng, 3, 7)}


@edge("a single row", shown=True)
def row(rng):
    return {"A": [[1.5, -2.0, 0.25, 8.0]]}


@edge("a single column")
def column(rng):
    return {"A": [[1.5], [-2.0], [0.25]]}


@edge("one number")
def one(rng):
    return {"A": [[7.0]]}


@edge("the empty matrix")
def empty(rng):
    return {"A": []}


@edge("rows without columns", shown=True)
def no_columns(rng):
    return {"A": [[], [], []]}


@edge("infinities and NaN are only moved")
def special(rng):
    return {"A": [[np.inf, 1.0, np.nan], [-np.inf, 2.0, 5e-324]]}


@edge("a longer second row is refused", raises=ValueError)
def ragged(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0, 5.0]]}


@edge("a shorter last row is refused", raises=ValueError)
def short_last(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0], [5.0]]}


@edge("a shorter row in the middle is refused", raises=ValueError)
def short_middle(rng):
    return {"A": [[1.0, 2.0], [3.0], [4.0, 5.0]]}


@edge("ragged rows with as many entries as a rectangle are refused", raises=ValueError)
def ragged_count(rng):
    return {"A": [[1.0, 2.0], [3.0], [4.0, 5.0, 6.0]]}


@edge("an empty row among full ones is refused", raises=ValueError)
def empty_row(rng):
    return {"A": [[1.0, 2.0], []]}


@edge("an empty first row before a full one is refused", raises=ValueError)
def empty_first(rng):
    return {"A": [[], [1.0, 2.0]]}


def has_entries(A):
    return bool(A and A[0])


def ordinary(A):
    return has_entries(A) and bool(np.isfinite(A).all())


@law("transposing twice gives the matrix back", also=lambda A: [{"A": np.transpose(A).tolist()}], when=has_entries)
def involution(A, also):
    return np.array(also[0]), np.array(A)


def factor_and_product(A):
    B = np.arange(2.0 * len(A)).reshape(2, len(A)) - 1.5
    return [{"A": B.tolist()}, {"A": (B @ np.array(A)).tolist()}]


@law("the transpose of BA is the transpose of A times the transpose of B", also=factor_and_product, when=ordinary)
def product_rule(output, also):
    return np.array(also[1]), np.array(output) @ np.array(also[0])


@law("moving the matrix to the other side of an inner product transposes it", when=ordinary)
def adjoint(A, output):
    x, y = np.arange(1.0, len(A[0]) + 1), np.arange(len(A)) - 0.5
    return (np.array(A) @ x) @ y, x @ (np.array(output) @ y)


@sized(16, 32, 64, 128)
def growing(rng, n):
    return {"A": matrix(rng, n, n)}
