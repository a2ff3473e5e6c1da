import numpy as np

from viva.content.authoring import case, edge, law, sized


def matrix(rng, rows, columns):
    return rng.normal(size=(rows, columns)).tolist()


@case("a 3 x 3 matrix", shown=True)
def three(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 10.0]]}


@case("a 2 x 2 matrix with a negative trace")
def negative(rng):
    return {"A": [[-3.0, 10.0], [20.0, 0.5]]}


@case("a 6 x 6 matrix of both signs")
def six(rng):
    return {"A": matrix(rng, 6, 6)}


@case("integers and floats mixed")
def integers(rng):
    return {"A": [[2, 9, 9], [9, -7, 9.5], [9, 9, 4]]}


@edge("one number", shown=True)
def one(rng):
    return {"A": [[-4.25]]}


@edge("the empty matrix", shown=True)
def empty(rng):
    return {"A": []}


@edge("a zero diagonal")
def hollow(rng):
    return {"A": [[0.0, 1.0, 2.0], [3.0, 0.0, 4.0], [5.0, 6.0, 0.0]]}


@edge("a diagonal of both signs that cancels")
def cancels(rng):
    return {"A": [[2.0, 1.0, 0.0], [0.0, -5.0, 1.0], [1.0, 1.0, 3.0]]}


@edge("an infinity on the diagonal")
def infinite(rng):
    return {"A": [[1.0, 2.0], [3.0, -np.inf]]}


@edge("opposite infinities on the diagonal have no sum")
def opposite(rng):
    return {"A": [[np.inf, 2.0], [3.0, -np.inf]]}


@edge("NaN on the diagonal spoils the sum")
def not_a_number(rng):
    return {"A": [[np.nan, 1.0], [2.0, 3.0]]}


@edge("NaN and infinity off the diagonal do not matter")
def off_diagonal(rng):
    return {"A": [[1.0, np.nan, np.inf], [-np.inf, 2.0, 1.0], [np.nan, np.nan, 4.0]]}


@edge("a wide matrix is refused", raises=ValueError, shown=True)
def wide(rng):
    return {"A": matrix(rng, 2, 3)}


@edge("a tall matrix is refused", raises=ValueError)
def tall(rng):
    return {"A": matrix(rng, 3, 2)}


@edge("ragged rows with a square beginning are refused", raises=ValueError)
def ragged(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0, 10.0]]}


@edge("a long first row is refused", raises=ValueError)
def long_first(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0]]}


@edge("a short row is refused", raises=ValueError)
def short_first(rng):
    return {"A": [[1.0], [2.0, 3.0]]}


@edge("a short row in the middle is refused", raises=ValueError)
def short_middle(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0], [7.0, 8.0, 9.0]]}


@edge("ragged rows with as many entries as a square are refused", raises=ValueError)
def ragged_count(rng):
    return {"A": [[1.0, 2.0, 3.0, 4.0], [5.0, 6.0], [7.0, 8.0, 9.0]]}


@edge("one row without columns is refused", raises=ValueError)
def no_columns(rng):
    return {"A": [[]]}


def finite(A):
    return bool(A) and bool(np.isfinite(A).all())


def companion(A):
    """Another matrix of the shape of A that does not commute with it."""
    n = len(A)
    return np.arange(n * n, dtype=float).reshape(n, n) ** 1.5 - n


def a_sum(A):
    B = companion(A)
    return [{"A": B.tolist()}, {"A": (2 * np.array(A) - 3 * B).tolist()}]


@law("the trace is linear", also=a_sum, when=finite)
def linear(output, also):
    return also[1], 2 * output - 3 * also[0]


def both_products(A):
    A, B = np.array(A, dtype=float), companion(A)
    return [{"A": (A @ B).tolist()}, {"A": (B @ A).tolist()}]


@law("the trace of AB is the trace of BA", also=both_products, when=finite)
def cyclic(also):
    return also[0], also[1]


@law("the trace of A times its transpose is the sum of the squares of its entries", when=finite,
     also=lambda A: [{"A": (np.array(A, dtype=float) @ np.transpose(A)).tolist()}])
def frobenius(A, also):
    return also[0], float((np.array(A, dtype=float) ** 2).sum())


@law("the trace is the sum of the eigenvalues", when=finite, atol=1e-7)
def eigenvalues(A, output):
    return output, float(np.linalg.eigvals(np.array(A, dtype=float)).sum().real)


@sized(16, 32, 64, 128)
def growing(rng, n):
    return {"A": matrix(rng, n, n)}
