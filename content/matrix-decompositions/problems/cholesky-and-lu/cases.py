import numpy as np

from viva.content.authoring import canonical, case, edge, law, stability, varied

STEP = 2.0**-40


def definite(rng, n):
    """Symmetric positive definite, with a condition number of 30 or so."""
    B = rng.normal(size=(n, n + 2))
    return (B @ B.T + np.diag(rng.uniform(0.5, 3.0, size=n))).round(6)


def factor(task, A):
    return {"task": task, "A": A}


def solve(task, A, b):
    return {"task": task, "A": A, "b": b}


@case("the Cholesky factor of a 3 x 3 matrix", shown=True)
def small_cholesky(rng):
    return factor("cholesky", [[4, 2, -2], [2, 10, 2], [-2, 2, 6]])


@case("the LU factors of a 3 x 3 matrix", shown=True)
def small_lu(rng):
    return factor("lu", [[1, 2, 4], [2, 8, 2], [4, 4, 4]])


@case("one right-hand side by Cholesky", shown=True)
def small_cholesky_solve(rng):
    return solve("cholesky_solve", [[4, 2], [2, 10]], [8, -14])


@case("one right-hand side by LU", shown=True)
def small_lu_solve(rng):
    return solve("lu_solve", [[0, 2, 1], [1, 0, 0], [3, 0, 1]], [4, 1, 5])


@case("a 7 x 7 covariance-like matrix")
def seven(rng):
    return factor("cholesky", definite(rng, 7))


@case("a positive definite matrix with negative entries beside the diagonal")
def second_difference(rng):
    return factor("cholesky", 2 * np.eye(6) - np.eye(6, k=1) - np.eye(6, k=-1))


@case("a 7 x 7 matrix with several swaps")
def several_swaps(rng):
    return factor("lu", rng.normal(size=(7, 7)))


@case("rows in a cycle: the order of the rows is not its own inverse")
def cycle(rng):
    A = np.tril(rng.normal(size=(4, 4)), -1) / 4 + np.diag([5.0, -6.0, 7.0, 8.0])
    return factor("lu", A[[3, 0, 1, 2]])


@case("five right-hand sides by Cholesky")
def many_cholesky(rng):
    return solve("cholesky_solve", definite(rng, 6), rng.normal(size=(6, 5)))


@case("three right-hand sides by LU")
def many_lu(rng):
    return solve("lu_solve", rng.normal(size=(6, 6)) + np.eye(6)[[2, 0, 4, 5, 1, 3]] * 4, rng.normal(size=(6, 3)))


@case("sixty equations by LU")
def sixty_lu(rng):
    return solve("lu_solve", rng.normal(size=(60, 60)) + 20 * np.eye(60)[rng.permutation(60)], rng.normal(size=60))


@case("sixty equations by Cholesky")
def sixty_cholesky(rng):
    return solve("cholesky_solve", definite(rng, 60) + 20 * np.eye(60), rng.normal(size=60))


@case("right-hand sides are as many as equations: the inverse")
def inverse(rng):
    return solve("lu_solve", [[4, 7], [2, 6]], [[1, 0], [0, 1]])


@edge("one number by Cholesky")
def one_cholesky(rng):
    return factor("cholesky", [[9]])


@edge("one negative number by LU")
def one_lu(rng):
    return factor("lu", [[-4]])


@edge("one equation with a negative coefficient")
def one_equation(rng):
    return solve("lu_solve", [[-4]], [10])


@edge("the empty matrix by Cholesky")
def empty_cholesky(rng):
    return factor("cholesky", np.empty((0, 0)))


@edge("the empty matrix by LU")
def empty_lu(rng):
    return factor("lu", np.empty((0, 0)))


@edge("no equations by Cholesky")
def nothing_cholesky(rng):
    return solve("cholesky_solve", np.empty((0, 0)), [])


@edge("no equations by LU")
def nothing_lu(rng):
    return solve("lu_solve", np.empty((0, 0)), [])


@edge("no right-hand sides")
def no_columns(rng):
    return solve("lu_solve", [[0, 2], [1, 0]], np.empty((2, 0)))


@edge("a negative number has no Cholesky factor", raises=ValueError)
def negative(rng):
    return factor("cholesky", [[-9.0]])


@edge("a positive diagonal does not make a matrix positive definite", raises=ValueError, shown=True)
def indefinite(rng):
    return factor("cholesky", [[1, 2], [2, 1]])


@edge("negative only at the last pivot", raises=ValueError)
def late(rng):
    A = definite(rng, 5)
    A[4, 4] = -0.1
    return factor("cholesky", A)


@edge("semi-definite by a zero in the middle of the diagonal", raises=ValueError)
def zero_in_the_middle(rng):
    return factor("cholesky", np.diag([1.0, 0.0, 2.0]))


@edge("the zero matrix is not positive definite", raises=ValueError)
def zeros(rng):
    return factor("cholesky", np.zeros((2, 2)))


@edge("a Gram matrix of rank two is refused, whatever the rounding leaves", raises=ValueError)
def gram(rng):
    X = 1000 * rng.normal(size=(2, 4))
    G = X.T @ X
    return factor("cholesky", (G + G.T) / 2)


@edge("a pivot just below its threshold", raises=ValueError)
def pivot_below(rng):
    return factor("cholesky", [[1.0, 1.0], [1.0, 1.0 + STEP]])


@edge("a pivot just above its threshold")
def pivot_above(rng):
    return factor("cholesky", [[1.0, 1.0], [1.0, 1.0 + 1.5 * STEP]])


@edge("a pivot is measured against its own diagonal entry: a small one is fine")
def graded(rng):
    return factor("cholesky", np.diag([1.0, 2.0**-50, 2.0**-90]))


@edge("a pivot is measured against its own diagonal entry: a large one refuses", raises=ValueError)
def graded_refused(rng):
    return factor("cholesky", np.array([[1.0, 0.0, 0.0], [0.0, 2.0**60, 2.0**60], [0.0, 2.0**60, 2.0**60 + 2.0**18]]))


@edge("a matrix that is not symmetric is refused by Cholesky", raises=ValueError)
def asymmetric(rng):
    return factor("cholesky", [[4.0, 1.0], [0.0, 3.0]])


@edge("asymmetric the other way round", raises=ValueError)
def asymmetric_below(rng):
    return factor("cholesky", [[4.0, 0.0], [1.0, 3.0]])


@edge("a difference of exactly the tolerance is rounding")
def nearly_symmetric(rng):
    return factor("cholesky", [[1.0, 0.5 + STEP], [0.5, 1.0]])


@edge("a difference of one and a half tolerances is refused", raises=ValueError)
def barely_asymmetric(rng):
    return factor("cholesky", [[1.0, 0.5 + 1.5 * STEP], [0.5, 1.0]])


@edge("symmetry is relative: large entries")
def large_asymmetry(rng):
    return factor("cholesky", [[1e9, 2e8 + 1e-4], [2e8, 1e9]])


@edge("symmetry is relative: small entries", raises=ValueError)
def small_asymmetry(rng):
    return factor("cholesky", [[4e-14, 1e-14], [2e-14, 3e-14]])


@edge("of equal candidates the first is the pivot")
def ties(rng):
    return factor("lu", [[1, 5, 2], [-2, 1, 0], [2, 3, 1]])


@edge("the largest pivot is negative")
def negative_pivot(rng):
    return factor("lu", [[1.0, 2.0, 0.5], [3.0, -1.0, 1.0], [-5.0, 4.0, 2.0]])


@edge("a larger entry above the diagonal is no candidate")
def above_diagonal(rng):
    return factor("lu", [[2.0, 9.0, 1.0], [1.0, 5.0, 2.0], [0.5, 2.0, 7.0]])


@edge("a zero on the diagonal of an invertible matrix")
def zero_pivot(rng):
    return factor("lu", [[0.0, 1.0], [-1.0, 0.0]])


@edge("already triangular")
def triangular(rng):
    return factor("lu", np.triu(rng.normal(size=(4, 4))) + np.diag([2.0, -3.0, 4.0, 1.0]))


@edge("a singular matrix has LU factors too", shown=True)
def singular_lu(rng):
    return factor("lu", [[0, 1, 2], [0, 3, 4], [0, 6, 1]])


@edge("a zero column in the middle of the elimination")
def zero_column(rng):
    return factor("lu", [[4, 8, 1, 2], [2, 4, 3, 1], [1, 2, 5, 8], [4, 8, 2, 7]])


@edge("the zero matrix has LU factors")
def zeros_lu(rng):
    return factor("lu", np.zeros((3, 3)))


@edge("a singular system is refused", raises=ValueError)
def singular_solve(rng):
    return solve("lu_solve", [[1, 2, 3], [4, 5, 6], [7, 8, 9]], [1, 2, 4])


@edge("a singular system with a solution is refused as well", raises=ValueError)
def consistent(rng):
    return solve("lu_solve", [[1.0, 2.0], [2.0, 4.0]], [3.0, 6.0])


@edge("the system of the zero matrix is refused", raises=ValueError)
def zeros_solve(rng):
    return solve("lu_solve", np.zeros((2, 2)), [0.0, 0.0])


@edge("a zero pivot that is not the last", raises=ValueError)
def early_zero(rng):
    return solve("lu_solve", [[0, 1, 2], [0, 3, 4], [0, 6, 1]], [1, 1, 1])


@edge("a pivot of exactly the threshold is singular", raises=ValueError)
def at_threshold(rng):
    return solve("lu_solve", [[1.0, 0.0], [0.0, STEP]], [1.0, STEP])


@edge("a pivot of one and a half thresholds is not singular")
def above_threshold(rng):
    return solve("lu_solve", [[1.0, 0.0], [0.0, -1.5 * STEP]], [1.0, 3 * STEP])


@edge("a pivot is measured against the largest entry of U, which is negative and off the diagonal", raises=ValueError)
def off_diagonal(rng):
    return solve("lu_solve", [[1.0, -(2.0**42)], [0.0, 2.0]], [1.0, 1.0])


@edge("tiny numbers do not make a system singular")
def tiny(rng):
    A = (rng.normal(size=(4, 4)) + 3 * np.eye(4)) * 1e-150
    return solve("lu_solve", A, A @ np.array([1.0, -2.0, 3.0, 0.5]))


@edge("tiny numbers do not make a matrix less definite")
def tiny_definite(rng):
    return solve("cholesky_solve", definite(rng, 4) * 1e-200, 1e-200 * rng.normal(size=4))


@edge("huge numbers")
def huge(rng):
    return factor("cholesky", definite(rng, 4) * 1e200)


@edge("a negative determinant")
def reflection(rng):
    return solve("lu_solve", [[-2.0, 1.0, 0.0], [1.0, -3.0, 1.0], [0.0, 1.0, -4.0]], [1.0, 2.0, 3.0])


def refused(name, task, A, b=None):
    edge(name, raises=ValueError)(lambda rng: factor(task, A) if b is None else solve(task, A, b))


refused("more columns than rows have no Cholesky factor", "cholesky", [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
refused("more columns than rows are refused by LU", "lu", [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])
refused("more rows than columns are refused by LU", "lu", [[1.0, 2.0], [3.0, 4.0], [5.0, 6.0]])
refused("a row of one number is not square", "lu", [[1.0, 2.0]])
refused("a vector is refused by Cholesky", "cholesky", [4.0, 9.0])
refused("a vector is refused by LU", "lu", [4.0, 9.0])
refused("a stack of matrices is refused by LU", "lu", np.ones((2, 2, 2)))
refused("a stack of matrices is refused by Cholesky", "cholesky", np.stack([np.eye(2), np.eye(2)]))
refused("too short a right-hand side for Cholesky", "cholesky_solve", [[4.0, 1.0], [1.0, 3.0]], [1.0])
refused("too long a right-hand side for LU", "lu_solve", [[4.0, 1.0], [1.0, 3.0]], [1.0, 2.0, 3.0])
refused("a right-hand side that lies on its side", "lu_solve", np.diag([1.0, 2.0, 3.0]), [[1.0, 2.0, 3.0]])
refused("a single number on the right-hand side", "lu_solve", [[2.0]], np.array(1.0))
refused("three dimensions on the right-hand side", "lu_solve", np.eye(2), np.ones((2, 2, 2)))
refused("three dimensions on the right-hand side of Cholesky", "cholesky_solve", np.eye(2), np.ones((2, 2, 2)))


@stability("a tiny pivot is swapped away")
def tiny_pivot(rng):
    return solve("lu_solve", [[1e-17, 1.0], [1.0, 1.0]], [1.0, 2.0])


@stability("a small pivot in the second step")
def second_step(rng):
    return solve("lu_solve", [[2.0, 1.0, 1.0], [2.0, 1.0 + 1e-11, 3.0], [1.0, 3.0, -1.0]], [4.0, 6.0, 3.0])


@stability("the Hilbert matrix of order six")
def hilbert(rng):
    i = np.arange(6.0)
    return factor("cholesky", 1 / (i[:, None] + i + 1))


def size_of(A):
    return float(np.max(np.abs(A), initial=0.0)) or 1.0


@canonical
def in_units_of_A(task, A, output):
    if task == "cholesky":
        return output / np.sqrt(size_of(A))
    if task == "lu":
        p, L, U = output
        return [p, L, U / size_of(A)]
    return output


def asks(*tasks):
    return lambda task: task in tasks


@law("L L^T is A", when=asks("cholesky"), rtol=0.0, atol=1e-11)
def product_cholesky(A, output):
    size = size_of(A)
    root = output / np.sqrt(size)
    return root @ root.T, np.asarray(A) / size


@law("L is lower triangular with a positive diagonal", when=asks("cholesky"))
def shape_cholesky(output):
    return bool((np.triu(output, 1) == 0).all() and (np.diag(output) > 0).all())


@law("A four times as large has a Cholesky factor twice as large", when=asks("cholesky"),
     also=lambda task, A: [{"task": task, "A": 4 * np.asarray(A)}], atol=0.0)
def four_times(output, also):
    return also[0], 2 * output


@law("L U is A with its rows in the order p", when=asks("lu"), rtol=0.0, atol=1e-12)
def product_lu(A, output):
    p, L, U = output
    return L @ (U / size_of(A)), np.asarray(A)[p] / size_of(A)


@law("L is unit lower triangular with no entry above 1, U upper triangular, p a permutation", when=asks("lu"))
def shape_lu(output):
    p, L, U = output
    lower = (np.triu(L, 1) == 0).all() and (np.diag(L) == 1).all() and (np.abs(L) <= 1).all()
    return bool(lower and (np.tril(U, -1) == 0).all() and (np.sort(p) == np.arange(len(p))).all())


@law("scaling a column of A by a power of two scales that column of U, and nothing else", when=asks("lu"),
     also=lambda task, A: [{"task": task, "A": np.asarray(A) * 2.0 ** (np.arange(len(A)) % 3)}])
def columns(A, output, also):
    (p, L, U), (q, M, V) = output, also[0]
    return np.vstack([q, M, V]), np.vstack([p, L, U * 2.0 ** (np.arange(len(U)) % 3)])


@law("A x is b", when=asks("cholesky_solve", "lu_solve"), rtol=0.0, atol=1e-9)
def residual(A, b, output):
    return np.asarray(A) @ output / size_of(A), np.asarray(b) / size_of(A)


@varied
def any_task(rng):
    n = int(rng.integers(1, 7))
    task = str(rng.choice(["cholesky", "cholesky_solve", "lu", "lu_solve"]))
    scale = 10.0 ** rng.integers(-2, 3)
    A = scale * (definite(rng, n) if task.startswith("cholesky") else rng.normal(size=(n, n)) + 2 * np.eye(n)[rng.permutation(n)])
    if task in ("cholesky", "lu"):
        return factor(task, A)
    return solve(task, A, scale * rng.normal(size=(n, int(rng.integers(1, 4))) if rng.random() < 0.5 else n))
