import numpy as np

from viva.content.authoring import case, edge, law, sized, stability


def of_rank(rng, rows, columns, rank):
    return rng.normal(size=(rows, rank)) @ rng.normal(size=(rank, columns))


@case("a 3 x 3 matrix of rank 2", shown=True)
def two(rng):
    return {"A": [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0], [7.0, 8.0, 9.0]]}


@case("an invertible matrix")
def full(rng):
    return {"A": rng.normal(size=(5, 5)).tolist()}


@case("a wide matrix with dependent rows")
def wide(rng):
    return {"A": of_rank(rng, 4, 7, 2).tolist()}


@case("a tall matrix with dependent columns")
def tall(rng):
    return {"A": of_rank(rng, 8, 4, 3).tolist()}


@case("a wide matrix of full rank")
def wide_full(rng):
    return {"A": rng.normal(size=(2, 5)).tolist()}


@case("a tall matrix of full rank")
def tall_full(rng):
    return {"A": rng.normal(size=(5, 2)).tolist()}


@case("pivots in columns 1 and 3 only", shown=True)
def skipped_columns(rng):
    return {"A": [[0.0, 2.0, 4.0, 1.0], [0.0, 1.0, 2.0, 5.0], [0.0, 3.0, 6.0, 0.0]]}


@case("integers")
def integers(rng):
    return {"A": [[0, 1, 1], [2, 0, 2], [1, 1, 2], [3, 1, 4]]}


@case("a tolerance of 1e-4 drops what lies below it", shown=True)
def loose(rng):
    return {"A": [[1.0, 0.0, 0.0], [0.0, 1e-3, 0.0], [0.0, 0.0, 1e-6]], "tol": 1e-4}


@case("noise of 1e-4 around rank 2, with a tolerance above it")
def noisy(rng):
    return {"A": (of_rank(rng, 5, 5, 2) + 1e-4 * rng.normal(size=(5, 5))).tolist(), "tol": 1e-2}


@case("noise of 1e-4 around rank 2, with the default tolerance")
def noisy_strict(rng):
    return {"A": (of_rank(rng, 5, 5, 2) + 1e-4 * rng.normal(size=(5, 5))).tolist()}


@edge("the default tolerance counts a relative pivot of 1.2e-10")
def above_default(rng):
    return {"A": [[50.0, 0.0], [0.0, 6e-9]]}


@edge("the default tolerance ignores a relative pivot of 0.8e-10")
def below_default(rng):
    return {"A": [[50.0, 0.0], [0.0, 4e-9]]}


@edge("the largest entry stands off the diagonal")
def largest_off_diagonal(rng):
    return {"A": [[1.0, 50.0], [0.0, 4e-9]]}


@edge("the threshold takes the largest entry, not the largest sum of a row")
def not_a_row_sum(rng):
    return {"A": [[30.0] * 9, [0.0] * 8 + [1.2e-8]]}


@edge("a pivot exactly on the threshold does not count")
def on_the_threshold(rng):
    return {"A": [[-8.0, 0.0], [0.0, 2.0]], "tol": 0.25}


FAINT = [[0.09, 1.0], [-0.09, 1.0]]  # its first column has no pivot at a tolerance of 0.1


@edge("a column below the tolerance is passed over, whatever it would become later")
def faint_column(rng):
    return {"A": FAINT, "tol": 0.1}


@edge("a tolerance of zero counts every pivot that is not zero")
def no_tolerance(rng):
    return {"A": [[1.0, 0.0, 0.0], [0.0, 1e-300, 0.0], [0.0, 0.0, 0.0]], "tol": 0.0}


@edge("the zero matrix")
def zeros(rng):
    return {"A": [[0.0, 0.0, 0.0], [0.0, 0.0, 0.0]]}


@edge("the empty matrix")
def empty(rng):
    return {"A": []}


@edge("rows without columns")
def no_columns(rng):
    return {"A": [[], []]}


@edge("one number that is not zero")
def one(rng):
    return {"A": [[-3.0]]}


@edge("a single row that begins with zeros")
def row(rng):
    return {"A": [[0.0, 0.0, 5.0, 1.0]]}


@edge("a single column")
def column(rng):
    return {"A": [[0.0], [0.0], [2.0]]}


@edge("a zero in the first pivot position of an invertible matrix")
def zero_pivot(rng):
    return {"A": [[0.0, 1.0, 2.0], [1.0, 0.0, 3.0], [4.0, -3.0, 8.0]]}


@edge("all pivots stand above the diagonal")
def above_the_diagonal(rng):
    return {"A": [[0.0, 1.0, 0.0], [0.0, 0.0, 1.0], [0.0, 0.0, 0.0]]}


@edge("tiny entries do not lower the rank")
def tiny(rng):
    return {"A": (of_rank(rng, 4, 3, 2) * 1e-200).tolist()}


@edge("huge entries do not raise the rank")
def huge(rng):
    return {"A": (of_rank(rng, 4, 5, 2) * 1e200).tolist()}


@edge("finite entries whose sum is infinite")
def infinite_sum(rng):
    return {"A": [[1e308, 0.0], [0.0, 1e308]]}


@edge("the largest entry stands in the last row and is negative")
def negative_largest(rng):
    return {"A": [[1.0, 0.0, 0.0], [0.0, 1e-3, 0.0], [0.0, 0.0, -1e3]], "tol": 1e-5}


@edge("ragged rows are refused", raises=ValueError)
def ragged(rng):
    return {"A": [[1.0, 2.0], [3.0, 4.0, 5.0]]}


@edge("ragged rows are refused even when the first is empty", raises=ValueError)
def ragged_empty(rng):
    return {"A": [[], [1.0]]}


@edge("NaN is refused", raises=ValueError)
def not_a_number(rng):
    return {"A": [[1.0, 2.0], [np.nan, 4.0]]}


@edge("infinity is refused", raises=ValueError)
def infinite(rng):
    return {"A": [[1.0, 2.0], [3.0, -np.inf]]}


@stability("multiples that are equal only up to rounding")
def rounded(rng):
    return {"A": [[0.1, 0.2, 0.7], [0.3, 0.6, 2.1], [0.7, 1.4, 4.9]]}


@stability("a tiny pivot is swapped away")
def tiny_pivot(rng):
    first, second = np.array([3.9e-10, 0.81, 0.37]), np.array([0.51, 0.22, 0.46])
    return {"A": [first.tolist(), second.tolist(), (first + second).tolist()]}


def entries(A):
    return bool(A and A[0])


# Elimination with a coarse tolerance need not treat rows and columns alike: on FAINT it finds 1, on its transpose 2.
@law("row rank is column rank", when=lambda A: entries(A) and A != FAINT,
     also=lambda A, tol=1e-10: [{"A": np.transpose(A).tolist(), "tol": tol}])
def transpose(output, also):
    return also[0] == output


@law("twice the same rows have the rank of once", also=lambda A, tol=1e-10: [{"A": A + A, "tol": tol}])
def stacked(output, also):
    return also[0] == output


@law("a power of two as factor changes nothing", when=entries,
     also=lambda A, tol=1e-10: [{"A": (np.array(A) * 2.0**-40).tolist(), "tol": tol}])
def scaled(output, also):
    return also[0] == output


@law("the rank is between 0 and the smaller dimension")
def bounded(A, output):
    return 0 <= output <= min(len(A), len(A[0]) if A else 0)


@sized(4, 8, 16, 32)
def growing(rng, n):
    return {"A": rng.normal(size=(n, n)).tolist()}
