import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def symmetric(rng, values):
    """A symmetric matrix with these eigenvalues."""
    Q, _ = np.linalg.qr(rng.normal(size=(len(values), len(values))))
    A = Q @ np.diag(values) @ Q.T
    return (A + A.T) / 2


@case("a 2 x 2 matrix", shown=True)
def two_by_two(rng):
    return {"A": np.array([[2.0, 1.0], [1.0, 3.0]])}


@case("a tridiagonal matrix, as nested lists of integers", shown=True)
def second_difference(rng):
    return {"A": [[2, -1, 0, 0], [-1, 2, -1, 0], [0, -1, 2, -1], [0, 0, -1, 2]]}


@case("a full matrix with eigenvalues of both signs")
def both_signs(rng):
    return {"A": symmetric(rng, [-4.0, -1.0, 0.5, 2.0, 7.0])}


@case("a random 9 x 9 matrix")
def nine(rng):
    A = rng.normal(size=(9, 9))
    return {"A": A + A.T}


@case("eigenvalues that are close together")
def close(rng):
    return {"A": symmetric(rng, [1.0, 1.001, 1.002, 1.003, -2.0, 2.001])}


@edge("one number", shown=True)
def one_number(rng):
    return {"A": [[-4.0]]}


@edge("the empty matrix")
def empty(rng):
    return {"A": np.empty((0, 0))}


@edge("the zero matrix")
def zeros(rng):
    return {"A": np.zeros((3, 3))}


@edge("a diagonal matrix that is not in order")
def diagonal(rng):
    return {"A": np.diag([3.0, -1.0, 2.0, -5.0])}


@edge("eigenvalues 1 and -1, where a QR step without a good shift changes nothing", shown=True)
def plus_minus(rng):
    return {"A": np.array([[0.0, 1.0], [1.0, 0.0]])}


@edge("every entry is negative")
def all_negative(rng):
    return {"A": -np.array([[2.0, 2.0], [2.0, 1.0]])}


@edge("pairs of opposite eigenvalues")
def opposite(rng):
    return {"A": symmetric(rng, [-3.0, 3.0, -1.0, 1.0, 2.0, -2.0])}


@edge("ones next to the diagonal, zeros on it")
def path(rng):
    return {"A": np.eye(7, k=1) + np.eye(7, k=-1)}


@edge("ones in the far corners, zeros between")
def corners(rng):
    return {"A": np.array([[0.0, 0.0, 1.0], [0.0, 5.0, 0.0], [1.0, 0.0, 0.0]])}


@edge("an eigenvalue that occurs three times")
def triple(rng):
    return {"A": symmetric(rng, [2.0, 2.0, 2.0, -1.0, 5.0])}


@edge("a singular matrix of rank one")
def rank_one(rng):
    return {"A": np.ones((5, 5))}


@edge("eight rows of ones: rounding never gets below a few times the epsilon")
def eight_ones(rng):
    return {"A": np.ones((8, 8))}


@edge("a 20 x 20 matrix of small integers")
def twenty(rng):
    A = rng.integers(-3, 4, size=(20, 20)).astype(float)
    return {"A": A + A.T}


@edge("ten times 1 and ten times -1")
def ten_of_each(rng):
    return {"A": symmetric(rng, np.repeat([1.0, -1.0], 10))}


@edge("two blocks that do not touch")
def blocks(rng):
    return {"A": np.array([[1.0, 2.0, 0.0, 0.0], [2.0, 1.0, 0.0, 0.0], [0.0, 0.0, 3.0, -1.0], [0.0, 0.0, -1.0, 3.0]])}


@edge("a matrix that is nearly symmetric is refused", raises=ValueError)
def nearly_symmetric(rng):
    return {"A": np.array([[1.0, 2.0, 0.0], [2.0, 1.0, 3.0], [0.0, 3.0 + 1e-15, 1.0]])}


@edge("a matrix that is far from symmetric is refused", raises=ValueError, shown=True)
def unsymmetric(rng):
    return {"A": [[0.0, -1.0], [1.0, 0.0]]}


@edge("a matrix that is not square is refused", raises=ValueError)
def rectangular(rng):
    return {"A": np.ones((1, 3))}


@edge("more rows than columns are refused", raises=ValueError)
def one_column(rng):
    return {"A": np.ones((3, 1))}


@edge("a vector is refused", raises=ValueError)
def vector(rng):
    return {"A": np.ones(3)}


@edge("a stack of matrices is refused", raises=ValueError)
def stack(rng):
    return {"A": np.ones((2, 2, 2))}


@edge("a NaN is refused", raises=ValueError)
def not_a_number(rng):
    return {"A": np.array([[1.0, 0.0], [0.0, np.nan]])}


@edge("an infinity is refused", raises=ValueError)
def infinity(rng):
    return {"A": np.array([[1.0, np.inf], [np.inf, 1.0]])}


@stability("a matrix of tiny numbers")
def tiny(rng):
    return {"A": symmetric(rng, [5.0, -3.0, 1.0, 0.5]) * 2.0**-60}


@stability("a matrix of large numbers")
def large(rng):
    return {"A": symmetric(rng, [5.0, -3.0, 1.0, 0.5]) * 2.0**60}


@stability("eigenvalues that agree to nine digits")
def nine_digits(rng):
    return {"A": symmetric(rng, [1.0, 1.0 + 1e-9, -1.0, -1.0 - 1e-9, 0.5])}


def size_of(A):
    largest = np.abs(np.asarray(A, dtype=float)).max(initial=0.0)
    return largest if largest > 0 else 1.0


@canonical
def in_units_of_the_matrix(A, output):
    return output / size_of(A)


@law("the eigenvalues add up to the trace")
def trace(A, output):
    return np.sum(output) / size_of(A), np.trace(np.asarray(A)) / size_of(A)


@law("their squares add up to the sum of all squared entries")
def squares(A, output):
    return np.sum((output / size_of(A)) ** 2), np.sum((np.asarray(A) / size_of(A)) ** 2)


@law("they ascend")
def ascending(output):
    return bool((np.diff(output) >= 0).all())


def shifted(A):
    return [{"A": A + 2 * size_of(A) * np.eye(len(A))}]


@law("adding a multiple of the identity adds it to every eigenvalue", also=shifted)
def shift(A, output, also):
    return also[0] / size_of(A), output / size_of(A) + 2.0


@varied
def any_size(rng):
    A = rng.normal(size=(2, 2)) if rng.random() < 0.2 else rng.normal(size=(int(rng.integers(1, 13)),) * 2)
    return {"A": A + A.T}
