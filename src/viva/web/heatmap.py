"""Arrays as tables, and the difference of two as a heat map."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from viva.judge.judgement import Difference, Shown

SHADES = 6  # from just outside the tolerance to nowhere near; 0 is right
DIGITS = (5, 8)  # significant digits tried before all that there are

Grid = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """One entry of an array. `shade`: 0 right .. SHADES hopeless."""

    text: str
    shade: int = 0
    first: bool = False  # the first wrong entry


@dataclass(frozen=True, slots=True)
class Table:
    """The corner of an array that is shown, row by row."""

    columns: tuple[int, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    is_vector: bool  # one axis: the row has no number of its own
    is_corner: bool  # there is more than what is shown


def table(
    shown: Shown | None, difference: Difference | None = None, digits: int | None = None
) -> Table | None:
    """The entries of an array, marked where they differ; None for anything that is not an array."""
    if shown is None or shown.grid is None:
        return None
    grid = shown.grid
    return _table(shown, difference, lambda i, j: rounded(grid[i][j], digits))


def difference_table(got: Shown | None, difference: Difference | None) -> Table | None:
    """How many tolerances each entry is away from the expected one."""
    if got is None or got.grid is None or difference is None or difference.grid is None:
        return None
    ratios = difference.grid
    return _table(got, difference, lambda i, j: times(ratios[i][j]))


def digits_that_tell(got: Shown | None, expected: Shown | None, difference: Difference | None) -> int | None:
    """The fewest digits at which every wrong entry still looks different from the right one; None: all."""
    if got is None or expected is None or got.grid is None or expected.grid is None:
        return DIGITS[0]
    if difference is None or difference.grid is None:
        return DIGITS[0]
    pairs = [
        (got.grid[i][j], expected.grid[i][j])
        for i, row in enumerate(difference.grid)
        for j, ratio in enumerate(row)
        if ratio is not None
    ]
    return next((n for n in DIGITS if all(rounded(a, n) != rounded(b, n) for a, b in pairs)), None)


def rounded(text: str, digits: int | None) -> str:
    """A number's text with fewer digits; whole numbers and anything else as they are."""
    if digits is None or text.lstrip("-").isdecimal():
        return text
    try:
        return f"{float(text):.{digits}g}"
    except ValueError:  # a complex number, a truth value
        return text


def times(ratio: float | None) -> str:
    """|got - expected| in units of what is allowed: "ok", "3.2×", "4e+08×", "not finite"."""
    if ratio is None:
        return "ok"
    if not math.isfinite(ratio):
        return "not finite"
    return f"{ratio:.1f}×" if ratio < 1000 else f"{ratio:.0e}×"


def shade(ratio: float | None) -> int:
    """Darker by one step for every hundredfold: 1 within 100 tolerances, SHADES where nothing is left."""
    if ratio is None:
        return 0
    if not math.isfinite(ratio):
        return SHADES
    return min(SHADES, 1 + int(math.log10(max(ratio, 1.0)) / 2))


def index_words(at: tuple[int, ...]) -> str:
    """An index as people point: "row 0, column 2 (index [0][2])"."""
    index = "".join(f"[{i}]" for i in at)
    return f"row {at[0]}, column {at[1]} (index {index})" if len(at) == 2 else f"index {index}"


def _table(shown: Shown, difference: Difference | None, text: Callable[[int, int], str]) -> Table:
    height, width = len(shown.grid or ()), len((shown.grid or ((),))[0])
    shape = shown.shape or ()
    first = _first(difference, shape)
    rows = tuple(
        (i, tuple(Cell(text(i, j), _shade(difference, i, j), (i, j) == first) for j in range(width)))
        for i in range(height)
    )
    return Table(tuple(range(width)), rows, len(shape) == 1, math.prod(shape) > height * width)


def _first(difference: Difference | None, shape: tuple[int, ...]) -> tuple[int, int] | None:
    """Where the first wrong entry stands in the table; a vector is its only row."""
    if difference is None or len(difference.at) not in (1, 2):
        return None
    return (0, difference.at[0]) if len(shape) == 1 else (difference.at[0], difference.at[-1])


def _shade(difference: Difference | None, i: int, j: int) -> int:
    return 0 if difference is None or difference.grid is None else shade(difference.grid[i][j])
