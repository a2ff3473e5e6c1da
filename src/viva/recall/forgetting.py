"""FSRS-6 as arithmetic on arrays: how memory fades, and what a review does to it.

The `fsrs` package schedules a learner's own cards; planning asks for the same formulas many thousand times at once.
tests/recall/test_forgetting.py keeps the two equal.

Source: open-spaced-repetition wiki, "The Algorithm", section FSRS-6; `fsrs` 6.3.2, scheduler.py.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np

Numbers: TypeAlias = "np.ndarray[Any, np.dtype[np.float64]]"

#: The published defaults, w[0] to w[20].
DEFAULTS = (
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796,
    1.4835, 0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
)  # fmt: skip
AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
LEAST_STABILITY = 0.001  # days


def retrievability(days: Any, stability: Any, w: Sequence[float] = DEFAULTS) -> Numbers:
    """Probability of recall `days` after the last review; stability: days until it has fallen to 0.9."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return np.asarray((1 + factor * np.asarray(days, float) / np.asarray(stability, float)) ** decay)


def days_until(probability: Any, stability: Any, w: Sequence[float] = DEFAULTS) -> Numbers:
    """Days after which recall has fallen to a probability: the inverse of `retrievability`."""
    decay = -w[20]
    factor = 0.9 ** (1 / decay) - 1
    return np.asarray(
        np.asarray(stability, float) / factor * (np.asarray(probability, float) ** (1 / decay) - 1)
    )


def first_stability(rating: int, w: Sequence[float] = DEFAULTS) -> float:
    """Stability in days after the first review."""
    return max(w[rating - 1], LEAST_STABILITY)


def first_difficulty(rating: int, w: Sequence[float] = DEFAULTS) -> float:
    """Difficulty from 1 to 10 after the first review."""
    return float(np.clip(w[4] - np.exp(w[5] * (rating - 1)) + 1, 1, 10))


def next_difficulty(difficulty: Any, rating: int, w: Sequence[float] = DEFAULTS) -> Numbers:
    """Difficulty after a review: moved by the rating, damped near 10, drawn a little to that of an easy card."""
    difficulty = np.asarray(difficulty, float)
    damped = difficulty + (10 - difficulty) * (-w[6] * (rating - 3)) / 9
    easiest = w[4] - np.exp(w[5] * (EASY - 1)) + 1
    return np.asarray(np.clip(w[7] * easiest + (1 - w[7]) * damped, 1, 10))


def next_stability(
    difficulty: Any, stability: Any, recall: Any, rating: int, w: Sequence[float] = DEFAULTS
) -> Numbers:
    """Stability after a review at least a day after the one before. recall: retrievability when it was asked."""
    difficulty, stability, recall = (np.asarray(each, float) for each in (difficulty, stability, recall))
    if rating == AGAIN:
        long = w[11] * difficulty ** -w[12] * ((stability + 1) ** w[13] - 1) * np.exp((1 - recall) * w[14])
        short = np.minimum(long, stability / np.exp(w[17] * w[18]))
        return np.asarray(np.maximum(short, LEAST_STABILITY))
    bonus = {HARD: w[15], GOOD: 1.0, EASY: w[16]}[rating]
    growth = (
        np.exp(w[8]) * (11 - difficulty) * stability ** -w[9] * (np.exp((1 - recall) * w[10]) - 1) * bonus
    )
    return np.asarray(np.maximum(stability * (1 + growth), LEAST_STABILITY))


def same_day_stability(stability: Any, rating: int, w: Sequence[float] = DEFAULTS) -> Numbers:
    """Stability after another review within a day."""
    stability = np.asarray(stability, float)
    change = np.exp(w[17] * (rating - 3 + w[18])) * stability ** -w[19]
    if rating != AGAIN:
        change = np.maximum(change, 1.0)
    return np.asarray(np.maximum(stability * change, LEAST_STABILITY))
