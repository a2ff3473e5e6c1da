import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def with_singular_values(rng, m, n, values):
    """An m x n matrix with these singular values, the others being zero."""
    r = len(values)
    U, _ = np.linalg.qr(rng.normal(size=(m, r)))
    V, _ = np.linalg.qr(rng.normal(size=(n, r)))
    return U @ np.diag(values) @ V.T


@case("rank one from a 2 x 2 matrix", shown=True)
def two_by_two(rng):
    return {"A": np.array([[3.0, 0.0], [4.0, 5.0]]), "k": 1}


@case("a tall matrix, as nested lists of integers", shown=True)
def integers(rng):
    return {"A": [[2, 1], [0, 1], [-1, 3]], "k": 1}


@case("rank two from a tall matrix")
def tall(rng):
    return {"A": with_singular_values(rng, 7, 4, [8.0, 5.0, 2.0, 1.0]), "k": 2}


@case("rank three from a wide matrix")
def wide(rng):
    return {"A": with_singular_values(rng, 4, 6, [8.0, 5.0, 2.0, 1.0]), "k": 3}


@case("rank two from a square matrix whose columns do not have mean zero")
def square(rng):
    return {"A": with_singular_values(rng, 5, 5, [9.0, 4.0, 2.0, 1.0, 0.5]) + 1.0, "k": 2}


@case("a symmetric matrix with a large negative eigenvalue")
def indefinite(rng):
    return {"A": np.array([[-5.0, 1.0, 0.0], [1.0, 2.0, 1.0], [0.0, 1.0, 1.0]]), "k": 1}


@edge("k = 0 gives the zero matrix", shown=True)
def nothing(rng):
    return {"A": rng.normal(size=(3, 2)), "k": 0}


@edge("the full k gives the matrix again, without error")
def everything(rng):
    return {"A": rng.normal(size=(3, 5)), "k": 3}


@edge("integers with the full k come back as floats")
def everything_integer(rng):
    return {"A": np.array([[2, 1], [0, 3], [-1, 4]]), "k": 2}


@edge("nested lists of integers with the full k come back as an array of floats")
def everything_listed(rng):
    return {"A": [[2, 1, 0], [5, 3, -2]], "k": 2}


@edge("k equal to the rank of a singular matrix")
def equal_to_rank(rng):
    return {"A": with_singular_values(rng, 5, 4, [3.0, 1.0]), "k": 2}


@edge("k larger than the rank")
def larger_than_rank(rng):
    return {"A": with_singular_values(rng, 4, 5, [3.0, 1.0]), "k": 3}


@edge("the zero matrix")
def zeros(rng):
    return {"A": np.zeros((2, 3)), "k": 1}


@edge("one number, nothing kept")
def one_number(rng):
    return {"A": [[-4.0]], "k": 0}


@edge("a single row")
def row(rng):
    return {"A": np.array([[3.0, 0.0, -4.0]]), "k": 1}


@edge("equal singular values: several answers are right", shown=True)
def equal(rng):
    return {"A": np.eye(3), "k": 1}


@edge("equal singular values after the cut do no harm")
def equal_after(rng):
    return {"A": with_singular_values(rng, 5, 4, [5.0, 2.0, 2.0, 2.0]), "k": 1}


@edge("a negative k is refused", raises=ValueError)
def negative_k(rng):
    return {"A": np.eye(3), "k": -1}


@edge("a k above both dimensions is refused", raises=ValueError)
def large_k(rng):
    return {"A": rng.normal(size=(2, 3)), "k": 4}


@edge("a k above the smaller dimension is refused", raises=ValueError, shown=True)
def k_above_smaller(rng):
    return {"A": rng.normal(size=(2, 3)), "k": 3}


@edge("a vector is refused", raises=ValueError)
def vector(rng):
    return {"A": np.array([1.0, 2.0]), "k": 1}


@edge("a stack of matrices is refused", raises=ValueError)
def stack(rng):
    return {"A": rng.normal(size=(2, 2, 2)), "k": 1}


@edge("a matrix without entries is refused", raises=ValueError)
def empty(rng):
    return {"A": np.empty((3, 0)), "k": 0}


@stability("a small error beside a large matrix")
def small_error(rng):
    return {"A": np.diag([1e4, 3e-4, 0.0, 4e-4]), "k": 1}


@stability("the squares of the entries overflow")
def huge(rng):
    return {"A": with_singular_values(rng, 4, 3, [3.0, 2.0, 1.0]) * 1e200, "k": 1}


@stability("the squares of the entries vanish")
def tiny(rng):
    return {"A": with_singular_values(rng, 4, 3, [3.0, 2.0, 1.0]) * 1e-200, "k": 1}


def size_of(A):
    largest = np.abs(np.asarray(A, dtype=float)).max()
    return largest if largest > 0 else 1.0


def unique(A, k):
    """Whether the cut falls into a gap between singular values."""
    s = np.linalg.svd(np.asarray(A, dtype=float) / size_of(A), compute_uv=False)
    return 0 in (k, len(s) - k) or s[k - 1] - s[k] > 1e-6 or s[k - 1] < 1e-6


def right_errors(A, k):
    """Both errors in units of A's largest entry, the Frobenius norm by hypot: nothing overflows."""
    left_out = np.linalg.svd(np.asarray(A, dtype=float) / size_of(A), compute_uv=False)[k:]
    return {"spectral": left_out.max(initial=0.0), "frobenius": np.hypot.reduce(left_out)}


@canonical
def what_is_unique(A, k, output):
    """B in units of A's largest entry, and each error in a power of ten of its own size, so that its digits count.

    Below 1e-13 of A's largest entry errors are rounding noise, which may be any number of that size. Small ones need
    seven digits, as the statement says; more is a matter of luck.
    """
    B, *errors = output
    if not isinstance(B, np.ndarray) or B.dtype != np.float64:
        raise TypeError(f"B is to be an array of floats, not {B.dtype if isinstance(B, np.ndarray) else type(B).__name__}")
    view = {"B / largest entry of A": B / size_of(A)} if unique(A, k) else {"shape of B": np.shape(B)}
    for (name, right), error in zip(right_errors(A, k).items(), errors, strict=True):
        if right < 1e-13:
            view[f"{name}, in roundings of A"] = max(error / size_of(A) / 1e-13, 1.0)
        else:
            wanted = right * size_of(A)
            power = int(np.floor(np.log10(wanted)))
            good_enough = right < 1e-4 and abs(error - wanted) <= 1e-7 * wanted
            view[f"{name} / 1e{power}"] = (wanted if good_enough else error) / 10.0**power
    return view


@law("B has rank at most k", atol=1e-12)
def rank(A, k, output):
    s = np.linalg.svd(output[0] / size_of(A), compute_uv=False)
    return s[k:], np.zeros(len(s) - k)


@law("the errors are the norms of A - B", rtol=1e-7, atol=1e-12)
def errors(A, output):
    B, spectral, frobenius = output
    s = np.linalg.svd((np.asarray(A) - B) / size_of(A), compute_uv=False)
    return [s[0], np.sqrt(np.sum(s**2))], [spectral / size_of(A), frobenius / size_of(A)]


@law("what is kept is orthogonal to what is left out", atol=1e-10)
def orthogonal(A, output):
    B = output[0] / size_of(A)
    return B.T @ (np.asarray(A) / size_of(A) - B), np.zeros((B.shape[1], B.shape[1]))


@law("with everything kept the errors are exactly 0", when=lambda A, k: k == min(np.shape(A)))
def no_error(output):
    return bool(output[1] == 0.0 and output[2] == 0.0)


@law("the transpose has the transposed approximation", when=unique, also=lambda A, k: [{"A": np.transpose(A).copy(), "k": k}])
def transpose(A, output, also):
    return also[0][0].T / size_of(A), output[0] / size_of(A)


@varied
def any_shape(rng):
    m, n = rng.integers(1, 7, size=2)
    return {"A": with_singular_values(rng, m, n, 2.0 ** -np.arange(min(m, n))) + 0.1, "k": int(rng.integers(0, min(m, n) + 1))}
