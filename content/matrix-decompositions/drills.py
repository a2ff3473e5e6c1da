"""Decompositions in numbers: spectra from traces, condition numbers, rates, truncation errors, pivots, one step of ALS."""

import math

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["linalg.det-trace-eigenvalues"],
    level=1,
    minutes=2,
    sources=["Horn and Johnson, Matrix Analysis, 2nd ed. (2013), section 1.2"],
)
def determinant_from_a_spectrum(rng):
    """The determinant from two eigenvalues and the trace"""
    first, second, third = (int(n) / 2 for n in rng.permutation([n for n in range(-9, 14) if n % 5])[:3])
    trace = first + second + third
    basis = np.array([[1, 2, 0], [0, 1, 3], [1, 0, 1]])
    matrix = basis @ np.diag([first, second, third]) @ np.linalg.inv(basis)
    return Asked(
        ask=f"""\
A $3 \\times 3$ matrix has the eigenvalues ${first:g}$ and ${second:g}$, and its trace is ${trace:g}$. What is its determinant?""",
        answer=first * second * third,
        working=f"""\
The trace is the sum of the eigenvalues, so the third one is ${trace:g} - ({first:g}) - ({second:g}) = {third:g}$.
The determinant is their product:

$$({first:g}) \\cdot ({second:g}) \\cdot ({third:g}) = {first * second * third:.4f}$$""",
        check=np.linalg.det(matrix),
    )


@drill(
    objectives=["linalg.conditioning", "linalg.eigendecomposition"],
    level=2,
    minutes=3,
    sources=["Trefethen and Bau, Numerical Linear Algebra (1997), lecture 12"],
)
def worst_relative_error(rng):
    """How far off the solution may be"""
    diagonal = int(rng.integers(20, 100)) / 10
    off = round(diagonal * int(rng.integers(60, 98)) / 100, 1)
    error = int(rng.integers(1, 10)) / 100
    condition = (diagonal + off) / (diagonal - off)
    s = np.linalg.svd([[diagonal, off], [off, diagonal]], compute_uv=False)
    return Asked(
        ask=f"""\
You solve $Ax = b$ with

$$A = \\begin{{pmatrix}} {diagonal:g} & {off:g} \\\\ {off:g} & {diagonal:g} \\end{{pmatrix}}.$$

The right-hand side is known up to a relative error of {error:g} % in the Euclidean norm; $A$ is exact. What is the largest possible
relative error of $x$, in per cent?""",
        answer=error * condition,
        unit="%",
        working=f"""\
The eigenvectors are $(1, 1)$ and $(1, -1)$, with the eigenvalues ${diagonal:g} + {off:g} = {diagonal + off:g}$ and ${diagonal:g} - {off:g} = {diagonal - off:.4g}$.
Both are positive and $A$ is symmetric, so they are the singular values, and $\\kappa_2 = {diagonal + off:g} / {diagonal - off:.4g} = {condition:.4f}$.

$${error:g}\\,\\% \\cdot {condition:.4f} = {error * condition:.4f}\\,\\%$$

It is reached for $b$ along $(1, 1)$ and an error along $(1, -1)$.""",
        check=error * s[0] / s[1],
    )


@drill(
    objectives=["linalg.power-iteration"],
    level=2,
    minutes=3,
    sources=["Trefethen and Bau, Numerical Linear Algebra (1997), lecture 27"],
)
def rounds_of_power_iteration(rng):
    """How many rounds power iteration needs"""
    first = int(rng.integers(40, 100)) / 10
    second = round(first * int(rng.integers(70, 98)) / 100, 1)
    digits = int(rng.integers(3, 9))
    sign = -1 if rng.random() < 0.3 else 1
    exact = digits * math.log(10) / math.log(first / second)
    rounds = math.ceil(exact)
    return Asked(
        ask=f"""\
A symmetric $2 \\times 2$ matrix has the eigenvalues ${sign * second:g}$ and ${first:g}$. Power iteration starts at an angle of 45 degrees to the
dominant eigenvector. After how many rounds is the **tangent** of the angle at most $10^{{-{digits}}}$ for the first time?""",
        answer=rounds,
        tolerance=0.5,
        absolute=True,
        within=0.9,
        working=f"""\
Each round multiplies the component along the dominant eigenvector by ${first:g}$, the other by ${sign * second:g}$, so the tangent shrinks by
${second:g}/{first:g} = {second / first:.5f}$ in absolute value, from $\\tan 45° = 1$.

$$k \\ge \\frac{{{digits} \\ln 10}}{{\\ln({first:g}/{second:g})}} = {exact:.3f}, \\qquad k = {rounds}$$""",
        check=_rounds_by_running(first, sign * second, 10.0**-digits),
    )


def _rounds_by_running(first, second, target):
    """Power iteration itself, on a matrix whose eigenvectors are no axes."""
    turn = np.array([[0.6, -0.8], [0.8, 0.6]])
    matrix = turn @ np.diag([first, second]) @ turn.T
    x, rounds = turn @ np.array([1.0, 1.0]), 0
    while True:
        along, across = turn.T @ x
        if abs(across) <= target * abs(along):
            return rounds
        x, rounds = matrix @ x, rounds + 1
        x /= np.linalg.norm(x)


@drill(
    objectives=["linalg.low-rank-approximation"],
    level=2,
    minutes=3,
    sources=["Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 2.4"],
)
def relative_truncation_error(rng):
    """The relative error of a truncated SVD"""
    s = np.sort(rng.permutation(np.arange(1, 21))[:5])[::-1]
    k = int(rng.integers(1, 4))
    kept, all_of_it = int((s[:k] ** 2).sum()), int((s**2).sum())
    answer = 100 * math.sqrt((all_of_it - kept) / all_of_it)
    left = np.linalg.qr(rng.normal(size=(6, 5)))[0]
    right = np.linalg.qr(rng.normal(size=(5, 5)))[0]
    matrix = left * s @ right.T
    u, t, vt = np.linalg.svd(matrix, full_matrices=False)
    rest = matrix - u[:, :k] * t[:k] @ vt[:k]
    listed = ", ".join(map(str, s))
    return Asked(
        ask=f"""\
A $6 \\times 5$ matrix has the singular values ${listed}$. It is replaced by its best approximation of rank {k}. How large is the error in
the Frobenius norm, in per cent of the norm of the matrix?""",
        answer=answer,
        unit="%",
        working=f"""\
The squares of the singular values add up to $\\|A\\|_F^2 = {all_of_it}$; those that are left out add up to $\\|A - A_{k}\\|_F^2 = {all_of_it - kept}$.

$$\\sqrt{{{all_of_it - kept} / {all_of_it}}} = {answer / 100:.4f} = {answer:.2f}\\,\\%$$

Do not forget the root: the share of the *energy* that is lost is only {(all_of_it - kept) / all_of_it * 100:.1f} %.""",
        check=100 * math.sqrt((rest**2).sum() / (matrix**2).sum()),
    )


@drill(
    objectives=["linalg.svd", "linalg.eigen-vs-svd"],
    level=2,
    minutes=4,
    sources=["Trefethen and Bau, Numerical Linear Algebra (1997), lectures 4 and 5"],
)
def larger_singular_value(rng):
    """The larger singular value of a 2x2 matrix"""
    a, b, c, d = (int(n) for n in rng.permutation([-5, -4, -3, -2, 2, 3, 4, 5, 6, 7])[:4])
    squares, determinant = a * a + b * b + c * c + d * d, a * d - b * c
    larger = (squares + math.sqrt(squares**2 - 4 * determinant**2)) / 2
    return Asked(
        ask=f"""\
What is the larger singular value of

$$A = \\begin{{pmatrix}} {a} & {b} \\\\ {c} & {d} \\end{{pmatrix}} \\, ?$$""",
        answer=math.sqrt(larger),
        working=f"""\
The squares of the singular values are the eigenvalues of $A^\\top A$, with sum $\\operatorname{{tr}}(A^\\top A) = \\|A\\|_F^2 = {squares}$ and
product $\\det(A)^2 = ({determinant})^2 = {determinant**2}$. So

$$\\sigma_1^2 = \\frac{{{squares} + \\sqrt{{{squares}^2 - 4 \\cdot {determinant**2}}}}}{{2}} = {larger:.4f}, \\qquad \\sigma_1 = {math.sqrt(larger):.4f}$$""",
        check=max(np.linalg.norm(np.array([[a, b], [c, d]]) @ _circle(), axis=0)),
    )


def _circle():
    """Points of the unit circle, close to each other."""
    angle = np.linspace(0, math.pi, 20_001)
    return np.array([np.cos(angle), np.sin(angle)])


@drill(
    objectives=["linalg.cholesky-and-lu", "linalg.positive-definite"],
    level=2,
    minutes=4,
    sources=["Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 4.2"],
)
def edge_of_definiteness(rng):
    """Where a matrix stops being positive definite"""
    a, b, e = int(rng.integers(2, 9)), int(rng.integers(1, 6)), int(rng.integers(2, 8))
    d = b * b // a + int(rng.integers(2, 7))
    pivot = d - b * b / a
    edge = e * e / pivot
    return Asked(
        ask=f"""\
For which value of $c$ does

$$\\begin{{pmatrix}} {a} & {b} & 0 \\\\ {b} & {d} & {e} \\\\ 0 & {e} & c \\end{{pmatrix}}$$

stop being positive definite, if $c$ is lowered from a large value?""",
        answer=edge,
        working=f"""\
Eliminate, as Cholesky does; the matrix is definite as long as every pivot is positive.

- First pivot: ${a}$
- Second pivot: ${d} - {b}^2 / {a} = {pivot:.4f}$
- Third pivot: $c - {e}^2 / {pivot:.4f} = c - {edge:.4f}$

It is positive for $c > {edge:.4f}$ and zero at the edge, where the matrix is semi-definite and singular.""",
        check=_edge_by_bisection(a, b, d, e),
    )


def _edge_by_bisection(a, b, d, e):
    """Where the smallest eigenvalue changes its sign."""
    low, high = 0.0, 1000.0
    for _ in range(60):
        middle = (low + high) / 2
        smallest = np.linalg.eigvalsh([[a, b, 0], [b, d, e], [0, e, middle]])[0]
        low, high = (low, middle) if smallest > 0 else (middle, high)
    return middle


@drill(
    objectives=["linalg.matrix-factorization"],
    level=2,
    minutes=3,
    sources=[
        "Koren, Bell and Volinsky, Matrix Factorization Techniques for Recommender Systems, Computer 42(8), 2009"
    ],
)
def one_factor_of_one_user(rng):
    """One user's factor in a half-step of ALS"""
    items = [int(n) / 10 for n in rng.permutation(np.arange(3, 20))[:4]]
    seen = sorted(int(n) for n in rng.permutation(4)[:3])
    ratings = [int(n) for n in rng.integers(1, 6, size=3)]
    penalty = int(rng.integers(2, 20)) / 10
    v = [items[j] for j in seen]
    top, bottom = sum(r * t for r, t in zip(ratings, v, strict=True)), sum(t * t for t in v)
    factor = top / (bottom + penalty)
    rows = np.array([*v, math.sqrt(penalty)])[:, None]
    targets = np.array([*ratings, 0.0])
    cells = ", ".join(f"{r} for item {j + 1}" for r, j in zip(ratings, seen, strict=True))
    listed = ", ".join(f"{t:g}" for t in items)
    return Asked(
        ask=f"""\
A rating matrix is modelled with one factor, $R_{{ij}} \\approx u_i v_j$. The four items have $v = ({listed})$. A user has given the ratings {cells};
the remaining item is not rated. Alternating least squares minimises the sum of squared errors over the observed cells plus ${penalty:g}\\, u^2$.
What is the user's $u$?""",
        answer=factor,
        working=f"""\
A ridge regression through the origin, over the observed cells only:

$$u = \\frac{{\\sum_j R_j v_j}}{{\\sum_j v_j^2 + \\lambda}} = \\frac{{{top:.2f}}}{{{bottom:.2f} + {penalty:g}}} = {factor:.4f}$$""",
        check=np.linalg.lstsq(rows, targets, rcond=None)[0][0],  # the penalty as one more cell
    )
