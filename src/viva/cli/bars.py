"""A share as a bar of letters."""

from __future__ import annotations

FULL, EMPTY, LIKELY = "█", "·", "─"


def bar(mean: float, low: float, high: float, cells: int) -> str:
    """Full up to the mean; a line as far as it may reach nine times in ten, either way."""
    places = range(cells)
    full, first, last = (round(share * cells) for share in (mean, low, high))
    return "".join(FULL if n < full else LIKELY if first <= n < last else EMPTY for n in places)
