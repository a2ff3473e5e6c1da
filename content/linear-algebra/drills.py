"""Linear algebra in numbers: brackets, tiles, projections, gaps between floats, large logits, sparse storage."""

import math
from decimal import Decimal, getcontext
from fractions import Fraction

import numpy as np

from viva.content.drilling import Asked, drill


@drill(
    objectives=["linalg.matmul"],
    level=1,
    minutes=3,
    sources=["Golub and Van Loan, Matrix Computations, 4th ed. (2013), section 1.1"],
)
def cheaper_brackets(rng):
    """How much the better brackets save"""
    while True:
        n, m, p, q = (int(k) * 10 for k in rng.integers(1, 60, size=4))
        left, right = n * m * p + n * p * q, m * p * q + n * m * q
        ratio = max(left, right) / min(left, right)
        if 1.5 < ratio < 40:
            break
    better = "$(AB)C$" if left < right else "$A(BC)$"
    return Asked(
        ask=f"""\
$A$ is ${n} \\times {m}$, $B$ is ${m} \\times {p}$ and $C$ is ${p} \\times {q}$. You need $ABC$.

How many times as many multiplications does the worse order of brackets take as the better one?""",
        answer=ratio,
        working=f"""\
A product of sizes $a \\times b$ and $b \\times c$ takes $abc$ multiplications.

- $(AB)C$: ${n} \\cdot {m} \\cdot {p} + {n} \\cdot {p} \\cdot {q} = {left}$
- $A(BC)$: ${m} \\cdot {p} \\cdot {q} + {n} \\cdot {m} \\cdot {q} = {right}$

{better} is better, and the ratio is ${max(left, right)} / {min(left, right)} = {ratio:.4f}$.""",
        check=_ratio_by_counting(n, m, p, q),
    )


def _ratio_by_counting(n, m, p, q):
    """Divides both costs by n m p q: sums of reciprocals of the sizes that were summed away or kept."""
    left = Fraction(1, q) + Fraction(1, m)
    right = Fraction(1, n) + Fraction(1, p)
    return float(max(left, right) / min(left, right))


@drill(
    objectives=["linalg.parallel-matmul"],
    level=3,
    minutes=4,
    sources=[
        "Goto and van de Geijn, Anatomy of High-Performance Matrix Multiplication, ACM TOMS 34(3), 2008",
        "Hong and Kung, I/O Complexity: The Red-Blue Pebble Game, STOC 1981",
    ],
)
def traffic_of_tiles(rng):
    """How long the tiles of a product take to load"""
    tile = int(2 ** rng.integers(4, 9))
    blocks = int(rng.integers(12, 65))
    n = tile * blocks
    width = [2, 4, 8][int(rng.integers(3))]
    bandwidth = int(rng.integers(1, 31)) * 100
    traffic = 2 * n**3 / tile * width
    milliseconds = traffic / (bandwidth * 1e9) * 1e3
    return Asked(
        ask=f"""\
Two square matrices of size $n = {n}$ are multiplied in tiles of ${tile} \\times {tile}$. A tile of the result stays
in fast memory while all pairs of tiles that belong to it are loaded, each pair once; nothing else is kept.
Entries take {width} bytes, and the memory delivers {bandwidth} GB/s ($10^9$ bytes).

How many milliseconds does loading the tiles of both operands take at least? Leave out writing the result.""",
        answer=milliseconds,
        unit="ms",
        working=f"""\
There are $({n} / {tile})^3 = {blocks}^3 = {blocks**3}$ products of tiles. Each loads two tiles of
${tile}^2 = {tile**2}$ entries, so $2n^3 / b$ entries in all:

$$2 \\cdot {blocks**3} \\cdot {tile**2} \\cdot {width} \\text{{ bytes}} = {traffic / 1e9:.4f} \\text{{ GB}}$$

At {bandwidth} GB/s this takes ${milliseconds:.4g}$ ms. Tiles twice as large would halve it.""",
        check=_milliseconds_by_rows(n, tile, width, bandwidth),
    )


def _milliseconds_by_rows(n, tile, width, bandwidth):
    """Goes through the tiles of the result: each reads a strip of rows and a strip of columns."""
    read = 0
    for _ in range(0, n, tile):
        for _ in range(0, n, tile):
            read += tile * n + n * tile
    return read * width / bandwidth / 1e6


@drill(
    objectives=["linalg.projections"],
    level=2,
    minutes=5,
    sources=["Strang, Introduction to Linear Algebra, 5th ed. (2016), sections 4.2 and 4.3"],
)
def squared_residual(rng):
    """What projecting onto two columns leaves over"""
    while True:
        a, b, y = rng.integers(-3, 5, size=(3, 4))
        aa, bb, ab, ay, by = (int(t) for t in (a @ a, b @ b, a @ b, a @ y, b @ y))
        det = aa * bb - ab * ab
        if det and a.any() and b.any():
            first, second = (bb * ay - ab * by) / det, (aa * by - ab * ay) / det
            rest = int(y @ y) - first * ay - second * by
            if rest > 0.2:
                break
    columns = ", ".join(f"$({', '.join(str(int(t)) for t in v)})$" for v in (a, b))
    return Asked(
        ask=f"""\
The columns of $X$ are {columns}, and $y = ({", ".join(str(int(t)) for t in y)})$.

What is the squared length of the residual when $y$ is projected onto the column space of $X$?""",
        answer=rest,
        working=f"""\
The residual is orthogonal to both columns $a$, $b$: the normal equations are

$$\\begin{{pmatrix}} {aa} & {ab} \\\\ {ab} & {bb} \\end{{pmatrix}}
\\begin{{pmatrix}} \\beta_1 \\\\ \\beta_2 \\end{{pmatrix}}
= \\begin{{pmatrix}} {ay} \\\\ {by} \\end{{pmatrix}}$$

With the determinant ${aa} \\cdot {bb} - ({ab})^2 = {det}$: $\\beta_1 = {first:.4f}$, $\\beta_2 = {second:.4f}$.

By Pythagoras $\\|y - X\\beta\\|^2 = \\|y\\|^2 - \\|X\\beta\\|^2 = \\|y\\|^2 - \\beta^\\top X^\\top y$:

$${int(y @ y)} - ({first:.4f}) \\cdot ({ay}) - ({second:.4f}) \\cdot ({by}) = {rest:.4f}$$""",
        check=_squared_height(a, b, y),
    )


def _squared_height(a, b, y):
    """The ratio of two Gram determinants: squared volume over squared area of the base."""
    base, whole = np.stack([a, b]).astype(float), np.stack([a, b, y]).astype(float)
    return np.linalg.det(whole @ whole.T) / np.linalg.det(base @ base.T)


@drill(
    objectives=["linalg.floating-point-comparison", "linalg.numerical-stability"],
    level=2,
    minutes=3,
    sources=["Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed. (2002), section 2.1"],
)
def gap_between_floats(rng):
    """How far the next float is"""
    name, bits = [("float32", 24), ("float64", 53)][int(rng.integers(2))]
    size = float(f"{10 ** rng.uniform(1.0, 8.5):.3g}")
    power = math.floor(math.log2(size))
    gap = 2.0 ** (power - bits + 1)
    plain = f"{size:.0f}" if size >= 100 else f"{size:g}"
    above = np.nextafter(np.float32(size), np.float32(np.inf)) if bits == 24 else np.nextafter(size, np.inf)
    near = np.float32(size) if bits == 24 else size
    return Asked(
        ask=f"""\
A running total in {name} ({bits} significant bits, the hidden one included) has reached about {plain}.

How far apart are neighbouring {name} numbers there? (A term smaller than half of this is lost when it is added.)""",
        answer=gap,
        working=f"""\
${plain}$ lies between $2^{{{power}}} = {2**power}$ and $2^{{{power + 1}}} = {2 ** (power + 1)}$. In this interval
numbers with {bits} significant bits are $2^{{{power} - {bits - 1}}} = 2^{{{power - bits + 1}}} = {gap:.4g}$ apart.

Terms below ${gap / 2:.4g}$ no longer change the total. Use a wider accumulator, or add small terms first.""",
        check=float(above) - float(near),  # the next number that the machine knows
    )


@drill(
    objectives=["linalg.numerical-stability"],
    level=2,
    minutes=3,
    sources=[
        "Blanchard, D. J. Higham and N. J. Higham, Accurately computing the log-sum-exp and softmax functions, 2021"
    ],
)
def log_sum_of_large_logits(rng):
    """A log-sum-exp that overflows on the way"""
    top = int(rng.integers(800, 2000)) * (1 if rng.integers(2) else -1)
    gaps = sorted(int(k) / 10 for k in rng.integers(2, 35, size=2))
    logits = [top - gaps[1], top, top - gaps[0]]
    total = 1 + math.exp(-gaps[0]) + math.exp(-gaps[1])
    extra = math.log(total)
    accident = (
        "overflows to infinity" if top > 0 else "underflows to zero, and the logarithm of 0 is minus infinity"
    )
    return Asked(
        ask=f"""\
The logits are ${logits[0]:g}$, ${logits[1]:g}$ and ${logits[2]:g}$; in float64 $\\log \\sum_i e^{{x_i}}$
cannot be computed as it stands.

By how much does its true value exceed the largest logit?""",
        answer=extra,
        tolerance=0.01,
        working=f"""\
As it stands the sum {accident}. Take the largest logit $m = {top}$ out:

$$\\log \\sum_i e^{{x_i}} = m + \\log \\sum_i e^{{x_i - m}}$$

The sum is $1 + e^{{-{gaps[0]:g}}} + e^{{-{gaps[1]:g}}} = {total:.5f}$, and its logarithm is ${extra:.4f}$.

So the value is ${top} + {extra:.4f}$. The excess always lies between $0$ and $\\ln 3 = 1.0986$.""",
        check=_excess_in_long_arithmetic(logits, top),
    )


def _excess_in_long_arithmetic(logits, top):
    """The textbook formula, in decimals that do not overflow."""
    getcontext().prec = 60
    return float(sum(Decimal(f"{t:.1f}").exp() for t in logits).ln() - Decimal(top))


@drill(
    objectives=["linalg.sparse-matmul"],
    level=2,
    minutes=3,
    sources=[
        "Saad, Iterative Methods for Sparse Linear Systems, 2nd ed. (2003), section 3.4",
        "Gustavson, Two Fast Algorithms for Sparse Matrices, ACM TOMS 4(3), 1978",
    ],
)
def size_of_csr(rng):
    """How much smaller CSR is than the dense matrix"""
    rows, columns = (int(k) * 1000 for k in rng.integers(2, 60, size=2))
    per_row = int(rng.integers(3, 200))
    value, index = [(2, 4), (4, 4), (8, 4), (4, 8)][int(rng.integers(4))]
    dense = rows * columns * value
    sparse = rows * per_row * (value + index) + (rows + 1) * index
    ratio = dense / sparse
    return Asked(
        ask=f"""\
A matrix with {rows} rows and {columns} columns has {per_row} stored entries in every row. Values take {value} bytes;
column indices and row pointers take {index} bytes each.

How many times as much memory does the dense matrix take as the CSR form?""",
        answer=ratio,
        working=f"""\
- Dense: ${rows} \\cdot {columns} \\cdot {value} = {dense}$ bytes
- CSR: ${rows} \\cdot {per_row} = {rows * per_row}$ entries of ${value} + {index}$ bytes, and {rows + 1} row pointers
  of {index} bytes: ${sparse}$ bytes

$$\\frac{{{dense}}}{{{sparse}}} = {ratio:.4g}$$

The density is {100 * per_row / columns:.3g} %, and its index makes a stored entry
{(value + index) / value:g} times as large as a dense one.""",
        check=_ratio_by_arrays(rows, columns, per_row, value, index),
        within=0.2,
    )


def _ratio_by_arrays(rows, columns, per_row, value, index):
    """Sizes of real arrays: one row and its share of the pointers, with the pointer that is one too many."""
    number, pointer = np.dtype(f"f{value}"), np.dtype(f"i{index}")
    row = np.zeros(per_row, number).nbytes + np.zeros(per_row, pointer).nbytes + pointer.itemsize
    return np.zeros(columns, number).nbytes / (row + pointer.itemsize / rows)
