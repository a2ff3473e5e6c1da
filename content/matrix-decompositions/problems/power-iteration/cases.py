import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def symmetric(rng, values):
    """A symmetric matrix with these eigenvalues."""
    Q, _ = np.linalg.qr(rng.normal(size=(len(values), len(values))))
    A = Q @ np.diag(values) @ Q.T
    return (A + A.T) / 2


def pair(A, tol=1e-9, max_iter=500):
    return {"A": A, "k": None, "tol": tol, "max_iter": max_iter}


def top(A, k, tol=1e-9, max_iter=500):
    return {"A": A, "k": k, "tol": tol, "max_iter": max_iter}


def matrix(A):
    return np.array(A, dtype=float)


@case("a 2 x 2 matrix", shown=True)
def two_by_two(rng):
    return pair(np.array([[2.0, 1.0], [1.0, 3.0]]))


@case("a symmetric matrix with well-separated eigenvalues")
def separated(rng):
    return pair(symmetric(rng, [6.0, -3.0, 2.0, 1.0, 0.5]))


@case("the dominant eigenvalue is negative")
def negative(rng):
    return pair(symmetric(rng, [-5.0, 3.0, 2.0, 1.0]))


@case("a matrix that is not symmetric")
def unsymmetric(rng):
    V = rng.normal(size=(4, 4)) + 3 * np.eye(4)
    return pair(V @ np.diag([4.0, -2.0, 1.0, 0.5]) @ np.linalg.inv(V))


@case("nested lists of integers", shown=True)
def integers(rng):
    return pair([[4, 1, 0], [1, -3, 1], [0, 1, 1]])


@case("three pairs by deflation", shown=True)
def three_pairs(rng):
    return top(np.array([[5.0, 1.0, 0.0, 0.0], [1.0, -3.0, 1.0, 0.0], [0.0, 1.0, 2.0, 1.0], [0.0, 0.0, 1.0, 1.0]]), 3)


@case("all pairs of a symmetric matrix, some of them negative")
def all_pairs(rng):
    return top(symmetric(rng, [7.0, -4.0, 2.0, -1.0, 0.5]), 5, tol=1e-10)


@case("one pair, and integers in nested lists")
def one_pair(rng):
    return top([[2, 1], [1, -4]], 1)


# diag(1, 1/2, 1/2) from (1, 2, 3): the tangent of the angle to the first axis is sqrt(13) / 2^j after j steps.
HALVES = np.diag([1.0, 0.5, 0.5])


@edge("pairs stand as they are found, even if a larger one is found last")
def largest_last(rng):
    return top(np.array([[220.5, 99.0, 19.5], [99.0, 102.0, -99.0], [19.5, -99.0, 220.5]]), 3)


@edge("exactly as many products as are needed")
def just_enough(rng):
    return pair(HALVES, max_iter=32)


@edge("one product too few", raises=RuntimeError)
def one_too_few(rng):
    return pair(HALVES, max_iter=31)


@edge("the limit of products holds for each pair by itself")
def limit_for_each_pair(rng):
    return top(np.diag([4.0, 2.0, 1.0]), 3, tol=1e-8, max_iter=40)


@edge("one number, and a tolerance of 0", shown=True)
def one_number(rng):
    return pair(np.array([[-4.0]]), tol=0.0, max_iter=1)


@edge("the zero matrix has the eigenvalue 0")
def zeros(rng):
    return pair(np.zeros((3, 3)), tol=0.0, max_iter=1)


@edge("a multiple of the identity: every vector is an eigenvector")
def identity(rng):
    return pair(-2.0 * np.eye(3))


@edge("a dominant eigenvalue that occurs twice")
def double(rng):
    return pair(np.diag([3.0, 1.0, 3.0]))


@edge("a nilpotent matrix ends in the null vector")
def nilpotent(rng):
    return pair(np.array([[0.0, 1.0], [0.0, 0.0]]))


@edge("a pair of eigenvalues 1 and -1 never settles", raises=RuntimeError, shown=True)
def plus_minus(rng):
    return pair(np.array([[0.0, 1.0], [1.0, 0.0]]))


@edge("a rotation has no real eigenvector", raises=RuntimeError)
def rotation(rng):
    return pair(np.array([[0.0, -1.0], [1.0, 0.0]]))


@edge("a NaN meets no test", raises=RuntimeError)
def not_a_number(rng):
    return pair(np.array([[1.0, np.nan], [np.nan, 2.0]]))


@edge("no product allowed", raises=RuntimeError)
def no_products(rng):
    return pair(np.eye(2), max_iter=0)


@edge("a matrix that is not square is refused", raises=ValueError)
def rectangular(rng):
    return pair(rng.normal(size=(3, 2)), max_iter=0)


@edge("a vector is refused", raises=ValueError)
def one_dimension(rng):
    return pair(np.array([1.0, 2.0]))


@edge("a stack of matrices is refused", raises=ValueError)
def three_dimensions(rng):
    return pair(np.ones((2, 2, 2)))


@edge("an empty matrix is refused", raises=ValueError)
def empty(rng):
    return pair(np.empty((0, 0)))


@edge("no pairs are refused", raises=ValueError)
def no_pairs(rng):
    return top(np.eye(2), 0)


@edge("more pairs than rows are refused", raises=ValueError)
def too_many_pairs(rng):
    return top(np.eye(2), 3)


@edge("deflation of a matrix that is not square is refused", raises=ValueError)
def deflating_rectangular(rng):
    return top(np.ones((3, 2)), 1)


@stability("a matrix of tiny numbers needs as many products as any other")
def tiny(rng):
    return pair(symmetric(rng, [5.0, -3.0, 1.0]) * 2.0**-100)


@stability("a matrix of large numbers and many products do not overflow")
def large(rng):
    return pair(symmetric(rng, [8.0, 7.0, 1.0]) * 2.0**100)


def size_of(A):
    largest = np.abs(matrix(A)).max()
    return largest if largest > 0 else 1.0


@canonical
def without_signs(A, k, output):
    """Vectors up to sign, and values in units of the matrix."""
    value, vector = output
    values, columns = (value, vector) if k is not None else ([value], np.reshape(vector, (-1, 1)))
    return [np.asarray(values) / size_of(A)] + [np.outer(v, v) for v in np.transpose(columns)]


@law("every vector has length 1", rtol=0.0, atol=1e-12)
def unit(output):
    squares = (np.asarray(output[1]) ** 2).sum(axis=0)
    return np.atleast_1d(squares), np.ones(squares.size)


@law("one value and one column for each pair", when=lambda k: k is not None)
def shapes(A, k, output):
    values, vectors = output
    return isinstance(values, np.ndarray) and values.shape == (k,) and vectors.shape == (len(A), k)


@law("A v is the value times v, as closely as was asked", when=lambda k: k is None)
def residual(A, tol, output):
    value, vector = output
    return bool(np.linalg.norm(matrix(A) @ vector - value * vector) <= tol * abs(value) + 1e-13 * size_of(A))


@law("the vectors of a symmetric matrix are orthogonal", when=lambda k: k is not None, rtol=0.0, atol=1e-6)
def orthogonal(k, output):
    return output[1].T @ output[1], np.eye(k)


def fourfold(A, k, tol, max_iter):
    return [{"A": 4.0 * matrix(A), "k": k, "tol": tol, "max_iter": max_iter}]


@law("four times the matrix has four times the value", also=fourfold)
def homogeneous(A, output, also):
    return np.atleast_1d(output[0]) * 4.0 / size_of(A), np.atleast_1d(also[0][0]) / size_of(A)


@varied
def any_pair(rng):
    n = int(rng.integers(2, 6))
    values = rng.permutation(2.0 ** np.arange(n)) * rng.choice([-1.0, 1.0], size=n)
    return pair(symmetric(rng, values)) if rng.random() < 0.5 else top(symmetric(rng, values), int(rng.integers(1, n + 1)))


@case("a loose tolerance: the vector is the one that was tested")
def loose(rng):
    return pair(np.array([[2.0, 1.0], [1.0, 3.0]]), tol=1e-2)
