"""How well learners know beforehand whether they are right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from viva.store import journal

STATED = (0.25, 0.5, 0.75, 0.95)  # what a learner can say before submitting


@dataclass(frozen=True, slots=True)
class Bin:
    """All submissions of one stated confidence."""

    stated: float
    count: int
    accepted: int

    @property
    def share(self) -> float:
        return self.accepted / self.count


@dataclass(frozen=True, slots=True)
class Calibration:
    """Stated against what happened. brier: mean squared distance of the two, 0 is perfect, 0.25 is a coin's."""

    bins: tuple[Bin, ...]
    brier: float | None

    @property
    def count(self) -> int:
        return sum(each.count for each in self.bins)


def calibration(learner: int) -> Calibration:
    """Over every submission for which a confidence was stated."""
    return calibrated(journal.forecasts(learner))


def calibrated(forecasts: Mapping[tuple[float, bool], int]) -> Calibration:
    """How often each stated probability met what happened.

    Source of the score: Brier, Verification of forecasts expressed in terms of probability, Monthly Weather
    Review 78(1), 1950.
    """
    bins: dict[float, Bin] = {}
    for (stated, accepted), count in sorted(forecasts.items()):
        before = bins.get(stated, Bin(stated, 0, 0))
        bins[stated] = Bin(stated, before.count + count, before.accepted + count * accepted)
    total = sum(forecasts.values())
    squares = sum(count * (stated - accepted) ** 2 for (stated, accepted), count in forecasts.items())
    return Calibration(tuple(bins.values()), squares / total if total else None)
