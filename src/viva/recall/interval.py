"""How far off a share may be that was counted on few tries."""

from __future__ import annotations

from math import sqrt

NINE_IN_TEN = 1.645  # standard deviations to each side


def wilson(share: float, count: int) -> tuple[float, float]:
    """The interval that holds the true share nine times in ten. share: seen in `count` tries.

    Source: Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
    Statistical Association 22(158), 1927. Unlike share +- 1.645 standard errors it stays within 0 and 1, and is no
    point where all tries went alike.
    """
    if count == 0:
        return 0.0, 1.0
    weight = NINE_IN_TEN**2 / count
    middle = (share + weight / 2) / (1 + weight)
    half = sqrt(weight * (share * (1 - share) + weight / 4)) / (1 + weight)
    return max(middle - half, 0.0), min(middle + half, 1.0)
