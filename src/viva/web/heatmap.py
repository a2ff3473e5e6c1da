"""Arrays as tables, and the difference of two as a heat map."""

from __future__ import annotations

import math
from dataclasses import dataclass

from viva.judge.judgement import Difference, Shown

SHADES = 6  # from just outside the tolerance to nowhere near; 0 is right


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
    clipped: bool


def table(shown: Shown | None, difference: Difference | None = None) -> Table | None:
    """The entries of an array, shaded by their difference where there is one; None for anything else."""
    if shown is None or shown.grid is None:
        return None
    vector = shown.shape is not None and len(shown.shape) == 1
    first = _first(difference, vector)
    rows = tuple(
        (i, tuple(Cell(text, _shade(difference, i, j), (i, j) == first) for j, text in enumerate(row)))
        for i, row in enumerate(shown.grid)
    )
    return Table(tuple(range(len(shown.grid[0]))), rows, vector, shown.clipped)


def difference_table(shown: Shown | None, difference: Difference | None) -> Table | None:
    """How many tolerances each entry is away from the expected one."""
    if shown is None or difference is None or difference.grid is None:
        return None
    vector = shown.shape is not None and len(shown.shape) == 1
    first = _first(difference, vector)
    rows = tuple(
        (
            i,
            tuple(
                Cell(times(ratio), _shade(difference, i, j), (i, j) == first) for j, ratio in enumerate(row)
            ),
        )
        for i, row in enumerate(difference.grid)
    )
    return Table(tuple(range(len(difference.grid[0]))), rows, vector, shown.clipped)


def times(ratio: float | None) -> str:
    """|got - expected| in units of what is allowed: "ok", "3.2x", "4e+08x", "not finite"."""
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
    if len(at) == 2:
        return f"row {at[0]}, column {at[1]} (index {index})"
    return f"index {index}"


def _first(difference: Difference | None, vector: bool) -> tuple[int, int] | None:
    if difference is None or len(difference.at) not in (1, 2):
        return None
    return (0, difference.at[0]) if vector else (difference.at[0], difference.at[-1])


def _shade(difference: Difference | None, i: int, j: int) -> int:
    if difference is None or difference.grid is None:
        return 0
    if i >= len(difference.grid) or j >= len(difference.grid[i]):
        return 0
    return shade(difference.grid[i][j])
