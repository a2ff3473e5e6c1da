import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def with_singular_values(rng, m, n, values):
    """An m x n matrix with these singular values, the others being zero."""
    r = len(values)
    U, _ = np.linalg.qr(rng.normal(size=(m, r)))
    V, _ = np.linalg.qr(rng.normal(size=(n, r)))
    return U @ np.diag(values) @ V.T


@case("a 2 x 2 matrix", shown=True)
def two_by_two(rng):
    return {"A": np.array([[3.0, 0.0], [4.0, 5.0]])}


@case("a tall matrix, as nested lists of integers", shown=True)
def integers(rng):
    return {"A": [[2, 1], [0, 1], [-1, 3]]}


@case("a tall matrix of full rank")
def tall(rng):
    return {"A": rng.normal(size=(7, 4))}


@case("a wide matrix of full rank")
def wide(rng):
    return {"A": rng.normal(size=(3, 6))}


@case("a square matrix")
def square(rng):
    return {"A": with_singular_values(rng, 5, 5, [9.0, 4.0, 2.0, 1.0, 0.3])}


@edge("rank two in a 5 x 4 matrix")
def rank_two(rng):
    return {"A": with_singular_values(rng, 5, 4, [3.0, 1.0])}


@edge("a square matrix of rank one", shown=True)
def rank_one(rng):
    return {"A": np.array([[1.0, 2.0], [2.0, 4.0]])}


@edge("one negative number")
def one_number(rng):
    return {"A": [[-4.0]]}


@edge("a single row")
def row(rng):
    return {"A": np.array([[3.0, 0.0, -4.0]])}


@edge("a single column")
def column(rng):
    return {"A": np.array([[3.0], [0.0], [-4.0]])}


@edge("the zero matrix has rank 0", shown=True)
def zeros(rng):
    return {"A": np.zeros((2, 3))}


@edge("no rows")
def no_rows(rng):
    return {"A": np.empty((0, 3))}


@edge("no columns")
def no_columns(rng):
    return {"A": np.empty((3, 0))}


@edge("equal singular values")
def equal(rng):
    return {"A": with_singular_values(rng, 5, 3, [2.0, 2.0, 2.0])}


@edge("a nilpotent matrix: all eigenvalues are 0, the singular values are not")
def nilpotent(rng):
    return {"A": np.diag([2.0, 1.0], k=1)}


@edge("negative eigenvalues, positive singular values")
def negative(rng):
    return {"A": np.array([[-3.0, 1.0], [1.0, -2.0]])}


@edge("exactly at the threshold is left out")
def at_threshold(rng):
    return {"A": np.diag([2.0, 2.0**-19])}


@edge("just above the threshold is kept")
def above_threshold(rng):
    return {"A": np.diag([2.0, 1.5 * 2.0**-19, 1.0])}


@edge("the threshold is a part of the largest singular value, not of the largest entry")
def part_of_the_largest_value(rng):
    w = np.array([1.0, 1.0, -1.0, -1.0])
    return {"A": np.ones((4, 4)) + 2.0**-21 * np.outer(w, w)}


@edge("a vector is refused", raises=ValueError)
def vector(rng):
    return {"A": np.array([1.0, 2.0])}


@edge("a stack of matrices is refused", raises=ValueError)
def stack(rng):
    return {"A": rng.normal(size=(2, 2, 2))}


@edge("a NaN is refused", raises=ValueError)
def not_a_number(rng):
    return {"A": np.array([[1.0, np.nan], [0.0, 1.0]])}


@edge("an infinity is refused", raises=ValueError)
def infinity(rng):
    return {"A": np.array([[1.0, 0.0], [-np.inf, 1.0]])}


@stability("huge entries, whose squares overflow")
def huge(rng):
    return {"A": -with_singular_values(rng, 4, 3, [3.0, 2.0, 1.0]) * 1e200}


@stability("huge entries, all negative")
def huge_negative(rng):
    return {"A": np.array([[-1e200, -2e200], [-2e200, -1e200], [-1e200, -1e200]])}


@stability("tiny entries, whose squares vanish")
def tiny(rng):
    return {"A": with_singular_values(rng, 4, 3, [3.0, 2.0, 1.0]) * 1e-200}


@stability("one singular value is a hundred-thousandth of the largest")
def graded(rng):
    return {"A": with_singular_values(rng, 6, 4, [1.0, 0.5, 0.2, 1e-5])}


@stability("two directions, one of them weak")
def weak(rng):
    return {"A": with_singular_values(rng, 5, 2, [3.0, 4e-5])}


def size_of(A):
    largest = np.abs(np.asarray(A, dtype=float)).max(initial=0.0)
    return largest if largest > 0 else 1.0


@canonical
def what_is_unique(A, output):
    """Singular values and product in units of A, and the orthogonality of both factors."""
    U, s, Vt = output
    s = s / size_of(A)
    return [s, U * s @ Vt, U.T @ U, Vt @ Vt.T]


@law("U S V^T is A", rtol=0.0, atol=4e-6)
def product(A, output):
    U, s, Vt = output
    return U * (s / size_of(A)) @ Vt, np.asarray(A) / size_of(A)


@law("the columns of U are orthonormal")
def left(output):
    U, s, _ = output
    return U.T @ U, np.eye(len(s))


@law("the rows of V^T are orthonormal")
def right(output):
    _, s, Vt = output
    return Vt @ Vt.T, np.eye(len(s))


@law("the singular values are positive and descend")
def descending(output):
    s = output[1]
    return bool((s > 0).all() and (np.diff(s) <= 1e-12 * s.max(initial=0.0)).all())


@law("their squares add up to the sum of all squared entries", rtol=1e-9, atol=1e-10)
def frobenius(A, output):
    return np.sum((output[1] / size_of(A)) ** 2), np.sum((np.asarray(A) / size_of(A)) ** 2)


@law("the transpose has the same singular values", also=lambda A: [{"A": np.transpose(A).copy()}])
def transpose(A, output, also):
    return also[0][1] / size_of(A), output[1] / size_of(A)


@varied
def any_shape(rng):
    m, n = rng.integers(1, 6, size=2)
    return {"A": with_singular_values(rng, m, n, 2.0 ** -np.arange(min(m, n))) * 10.0 ** rng.integers(-1, 2)}


@edge("no entry is positive")
def no_positive(rng):
    return {"A": np.array([[-3.0, 0.0], [0.0, -4.0], [0.0, 0.0]])}
