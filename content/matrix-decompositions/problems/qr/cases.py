import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied


def leaning(eps):
    """Three columns that differ by eps only (Lauchli): the condition number is about 1 / eps."""
    return np.vstack([np.ones(3), eps * np.eye(3)])


def nearly_dependent(left):
    """Two columns of length 1, or nearly: the part of the second that is not along the first has length `left`."""
    return np.array([[1.0, 1.0], [0.0, left], [0.0, 0.0]])


@case("a 3 x 2 matrix by reflections", shown=True)
def three_by_two(rng):
    return {"A": np.array([[3.0, 1.0], [0.0, 2.0], [4.0, 3.0]])}


@case("the same by modified Gram-Schmidt, from nested lists of integers", shown=True)
def three_by_two_mgs(rng):
    return {"A": [[3, 1], [0, 2], [4, 3]], "method": "mgs"}


@case("a tall matrix by reflections")
def tall(rng):
    return {"A": rng.normal(size=(7, 4)), "method": "householder"}


@case("a tall matrix by modified Gram-Schmidt")
def tall_mgs(rng):
    return {"A": rng.normal(size=(7, 4)), "method": "mgs"}


@case("a square matrix by reflections")
def square(rng):
    return {"A": rng.normal(size=(5, 5)) - 3 * np.eye(5)}


@case("a square matrix by modified Gram-Schmidt")
def square_mgs(rng):
    return {"A": rng.normal(size=(5, 5)) - 3 * np.eye(5), "method": "mgs"}


@edge("one negative number", shown=True)
def one_number(rng):
    return {"A": [[-4]]}


@edge("one negative number by modified Gram-Schmidt")
def one_number_mgs(rng):
    return {"A": [[-4]], "method": "mgs"}


@edge("zeros at the top of the columns")
def zeros_on_top(rng):
    return {"A": np.array([[0.0, 2.0, 1.0], [3.0, 1.0, 0.0], [4.0, 0.0, 2.0], [0.0, 1.0, 1.0]])}


@edge("already triangular, with signs on the diagonal")
def triangular(rng):
    return {"A": np.array([[-2.0, 1.0, 3.0], [0.0, 5.0, -1.0], [0.0, 0.0, -4.0]])}


@edge("a column of zeros is no obstacle for reflections")
def zero_column(rng):
    A = rng.normal(size=(5, 4))
    A[:, 1] = 0.0
    return {"A": A}


@edge("a column of zeros is refused by Gram-Schmidt", raises=ValueError)
def zero_column_mgs(rng):
    A = rng.normal(size=(5, 4))
    A[:, 1] = 0.0
    return {"A": A, "method": "mgs"}


@edge("a dependent last column is no obstacle for reflections")
def dependent(rng):
    A = rng.normal(size=(5, 3))
    A[:, 2] = A[:, 0] - 2 * A[:, 1]
    return {"A": A}


@edge("dependent columns are refused by Gram-Schmidt", raises=ValueError)
def dependent_mgs(rng):
    A = rng.normal(size=(5, 3)) * 1e6
    A[:, 2] = A[:, 0] - 2 * A[:, 1]
    return {"A": A, "method": "mgs"}


@edge("exactly at the threshold is dependent", raises=ValueError)
def at_threshold(rng):
    return {"A": nearly_dependent(2.0**-40), "method": "mgs"}


@edge("just above the threshold is independent")
def above_threshold(rng):
    return {"A": nearly_dependent(1.5 * 2.0**-40), "method": "mgs"}


@edge("the threshold is relative to the column, not to 1")
def small_columns(rng):
    return {"A": rng.normal(size=(4, 3)) * 1e-15, "method": "mgs"}


@edge("no columns")
def no_columns(rng):
    return {"A": np.empty((3, 0))}


@edge("no columns for Gram-Schmidt")
def no_columns_mgs(rng):
    return {"A": np.empty((3, 0)), "method": "mgs"}


@edge("more columns than rows are refused", raises=ValueError, shown=True)
def wide(rng):
    return {"A": rng.normal(size=(2, 3))}


@edge("more columns than rows are refused by Gram-Schmidt too", raises=ValueError)
def wide_mgs(rng):
    return {"A": np.array([[1.0, 2.0]]), "method": "mgs"}


@edge("a vector is refused", raises=ValueError)
def vector(rng):
    return {"A": np.array([1.0, 2.0])}


@edge("a stack of matrices is refused", raises=ValueError)
def stack(rng):
    return {"A": np.ones((2, 2, 2))}


@edge("an unknown method is refused", raises=ValueError)
def unknown(rng):
    return {"A": np.eye(2), "method": "givens"}


@stability("nearly parallel columns by reflections")
def leaning_householder(rng):
    return {"A": leaning(1e-6)}


@stability("nearly parallel columns by modified Gram-Schmidt")
def leaning_mgs(rng):
    return {"A": leaning(1e-6), "method": "mgs"}


@stability("a column that nearly lies on its axis already")
def near_axis(rng):
    return {"A": np.array([[1.0, 2.0], [1e-8, 1.0], [-1e-8, 3.0]])}


def size_of(A):
    return np.abs(A).max() if np.size(A) else 1.0


@canonical
def what_is_unique(A, output):
    """R, Q R and Q^T Q, in units of A: where A is singular some columns of Q are free, but these are not."""
    Q, R = output
    return [R / size_of(A), Q @ R / size_of(A), Q.T @ Q]


@law("reflections keep Q orthonormal to rounding error", rtol=0.0, atol=1e-13,
     when=lambda A, method="householder": method == "householder")
def orthonormal_to_rounding(output):
    Q, R = output
    return Q.T @ Q, np.eye(len(R))


@law("R is upper triangular, with no negative number on its diagonal")
def triangular_with_signs(output):
    R = output[1]
    return bool((np.tril(R, -1) == 0).all() and (np.diag(R) >= 0).all())


@law("Q R is A", rtol=0.0, atol=1e-13)
def product(A, output):
    Q, R = output
    return Q @ R / size_of(A), np.asarray(A) / size_of(A)


@law("R^T R is A^T A", rtol=0.0, atol=1e-12)
def cholesky(A, output):
    R, B = output[1] / size_of(A), np.asarray(A) / size_of(A)
    return R.T @ R, B.T @ B


@varied
def any_shape(rng):
    n = int(rng.integers(1, 6))
    A = rng.normal(size=(n + int(rng.integers(0, 4)), n)) * 10.0 ** rng.integers(-2, 3)
    A[rng.random(size=A.shape) < 0.1] = 0.0
    return {"A": A + np.eye(*A.shape), "method": str(rng.choice(["householder", "mgs"]))}


@edge("columns of very different lengths are independent")
def unlike_columns(rng):
    return {"A": np.array([[2.0**60, 1.0], [0.0, 1.0], [0.0, 0.0]]), "method": "mgs"}


@edge("what is left is compared with the column itself, not with a shorter one", raises=ValueError)
def long_column(rng):
    return {"A": 2.0**10 * np.array([[2.0**-70, 1.0], [0.0, 2.0**-45], [0.0, 0.0]]), "method": "mgs"}


@edge("what is left is compared with the whole column, not with the last remainder", raises=ValueError)
def shrinks_twice(rng):
    return {"A": np.array([[1.0, 0.0, 1.0], [0.0, 1.0, 2.0**-25], [0.0, 0.0, 2.0**-50]]), "method": "mgs"}
