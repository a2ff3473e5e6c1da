"""How the work grows with the size of the input, from exact counts of executed operations.

Counts are deterministic, so no statistics are needed: for a polynomial of degree d the slope between n and 2n
is d + c / n + ..., and one step of Richardson extrapolation over two doublings removes the c / n.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import log2

from viva.judge.judgement import Growth

# Exponents closer than this are called equal: n log n beside n differ by 0.23 at n = 32, after extrapolation.
APART = 0.4


@dataclass(frozen=True, slots=True)
class Order:
    """An estimated order: `exponent` of n, or an exponential."""

    exponent: float
    exponential: bool = False
    logarithm: bool = False

    def __str__(self) -> str:
        if self.exponential:
            return "2^n"
        whole = round(self.exponent)
        if self.logarithm:
            return "log n" if whole == 0 else f"{_power(whole)} log n"
        if abs(self.exponent - whole) <= 0.2:
            return _power(whole)
        return f"n^{self.exponent:.1f}"


def _power(whole: int) -> str:
    return {0: "1", 1: "n"}.get(whole, f"n^{whole}")


def order(sizes: tuple[int, ...], operations: tuple[int, ...]) -> Order:
    """The order of growth from counts at sizes that double. At least three sizes.

    Raises ValueError for fewer, or where the last two steps are not doublings.
    """
    if len(sizes) < 3 or sizes[-1] != 2 * sizes[-2] or sizes[-2] != 2 * sizes[-3]:
        raise ValueError(f"growth needs at least three sizes that double, got {sizes}")
    before, last = (log2(max(operations[i + 1], 1) / max(operations[i], 1)) for i in (-3, -2))
    if last - before > 1.0 and last > 3.5:
        return Order(last, exponential=True)
    exponent = max(0.0, 2 * last - before)
    # n log n approaches its slope from above, a polynomial with positive terms from below.
    from_above = before - last > 0.02 and 0.1 < exponent - int(exponent) < 0.6
    return Order(exponent, logarithm=from_above)


def growth(sizes: tuple[int, ...], yours: tuple[int, ...], reference: tuple[int, ...]) -> Growth:
    """Compares the growth of a submission with that of the reference, in words if they differ."""
    mine, theirs = order(sizes, yours), order(sizes, reference)
    differs = mine.exponential != theirs.exponential or (
        not mine.exponential and abs(mine.exponent - theirs.exponent) > APART
    )
    message = (
        f"Yours grows like {mine}, the reference like {theirs}."
        if differs and str(mine) != str(theirs)
        else ""
    )
    return Growth(sizes, yours, reference, str(mine), str(theirs), bool(message), message)
