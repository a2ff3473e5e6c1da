"""The best future of a memory until the date, for a price of a minute that rises towards it.

Dynamic programming backwards from the date over (stability, difficulty, days since the last review), for many prices
at once. Only the price of an attempt in units of what the item is worth matters: tables serve all items, all learners.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np

from viva.recall import forgetting
from viva.recall.forgetting import AGAIN, GOOD, Numbers
from viva.recall.syllabus import Indices

Table: TypeAlias = "np.ndarray[Any, np.dtype[np.float32]]"

STABILITIES = np.geomspace(0.05, 1000.0, 20)  # days
DIFFICULTIES = np.array([1.0, 5.5, 10.0])
ELAPSED = np.array([1, 2, 3, 4, 5, 7, 9, 12, 16, 22, 30, 42, 65, 120], float)  # days
PRICES = np.geomspace(1e-4, 4.0, 24)  # of a typical attempt on the last day, in units of the item's worth
SHAPE = (len(STABILITIES), len(DIFFICULTIES), len(ELAPSED))
FARTHEST_DAY = 120  # days; later dates are planned for as if they were this near
TYPICAL_FAILURES = 0.2  # of reviews: what a typical attempt is taken to be
STUDY = 2.5  # minutes of study after failing, for one of attempting; of the items, typically
#: The price of a minute d days before the date is d ** -RISE of that on the last day. Of 0, 0.25 and 0.5
#: the best in simulation.
RISE = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Future:
    """By days left, state and price: worth less the price of minutes, recall on the date, priced minutes used.

    Minutes are counted in typical attempts, and weighed by the price of their day.
    """

    worth: Table  # (days, states, prices)
    recall: Table
    use: Table


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where numbers lie between the points of a grid."""

    points: Indices  # (n, corners)
    weights: Numbers

    def read(self, table: Any) -> Numbers:
        """Rows of a table in between: (n, ...)."""
        return np.asarray(np.einsum("nc,nc...->n...", self.weights, table[self.points]), float)


def price_on(days_left: Any) -> Numbers:
    """The price of a minute, as a share of that on the last day."""
    return np.asarray(np.maximum(np.asarray(days_left, float), 1) ** -RISE)


def minutes_of(recall: Any) -> Numbers:
    """What an attempt is expected to take, in typical attempts."""
    return np.asarray((1 + (1 - np.asarray(recall, float)) * STUDY) / (1 + TYPICAL_FAILURES * STUDY))


@cache
def future() -> Future:
    """Tables for 0 to FARTHEST_DAY days left."""
    recall = _recall()
    practised, left_alone = _transitions(recall)
    price = np.asarray(PRICES, np.float32)
    cost = minutes_of(recall).astype(np.float32)[:, None]
    ends = np.repeat(recall.astype(np.float32)[:, None], len(PRICES), axis=1)
    worth, final, use = [ends], [ends], [np.zeros_like(ends)]
    for left in range(1, FARTHEST_DAY + 1):
        paid = cost * np.float32(price_on(left))
        now, wait = practised @ worth[-1] - paid * price, left_alone @ worth[-1]
        chosen = now > wait
        worth.append(np.where(chosen, now, wait))
        final.append(np.where(chosen, practised @ final[-1], left_alone @ final[-1]))
        use.append(np.where(chosen, practised @ use[-1] + paid, left_alone @ use[-1]))
    return Future(np.stack(worth), np.stack(final), np.stack(use))


def place(stability: Any, difficulty: Any, elapsed: Any) -> Place:
    """Where memories lie among the states."""
    s, ds = _between(np.log(STABILITIES), np.log(np.asarray(stability, float)))
    d, dd = _between(DIFFICULTIES, np.asarray(difficulty, float))
    e, de = _between(ELAPSED, np.asarray(elapsed, float))
    points, weights = [], []
    for i, along_s in ((0, 1 - ds), (1, ds)):
        for j, along_d in ((0, 1 - dd), (1, dd)):
            for k, along_e in ((0, 1 - de), (1, de)):
                points.append(np.ravel_multi_index((s + i, d + j, e + k), SHAPE))
                weights.append(along_s * along_d * along_e)
    return Place(np.stack(points, axis=-1), np.stack(weights, axis=-1))


def at_prices(rows: Numbers, prices: Numbers) -> Numbers:
    """Read each row of a (n, prices) table at its own price."""
    p, dp = _between(np.log(PRICES), np.log(np.maximum(prices, 1e-12)))
    number = np.arange(len(rows))
    return np.asarray(rows[number, p] * (1 - dp) + rows[number, p + 1] * dp)


def place_price(prices: Numbers) -> tuple[Indices, Numbers]:
    """The grid price below each price, and how far on it is to the next."""
    return _between(np.log(PRICES), np.log(np.maximum(prices, 1e-12)))


def after(difficulty: Any, stability: Any, recall: Any, rating: int) -> tuple[Numbers, Numbers]:
    """Stability and difficulty after a review."""
    return (
        forgetting.next_stability(difficulty, stability, recall, rating),
        forgetting.next_difficulty(difficulty, rating),
    )


def _between(grid: Numbers, values: Numbers) -> tuple[Indices, Numbers]:
    """The point of a grid below each value, and the share of the way to the next; ends are kept to."""
    low = np.clip(np.searchsorted(grid, values, side="right") - 1, 0, len(grid) - 2)
    return low, np.clip((values - grid[low]) / (grid[low + 1] - grid[low]), 0.0, 1.0)


def _states() -> tuple[Numbers, Numbers, Numbers]:
    s, d, e = np.meshgrid(STABILITIES, DIFFICULTIES, ELAPSED, indexing="ij")
    return s.ravel(), d.ravel(), e.ravel()


def _recall() -> Numbers:
    stability, _, elapsed = _states()
    return forgetting.retrievability(elapsed, stability)


def _transitions(recall: Numbers) -> tuple[Any, Any]:
    """Where a state goes by the next day when practised, and when left alone: matrices (states, states)."""
    stability, difficulty, elapsed = _states()
    tomorrow = np.ones_like(elapsed)
    good = place(*after(difficulty, stability, recall, GOOD), tomorrow)
    again = place(*after(difficulty, stability, recall, AGAIN), tomorrow)
    practised = _matrix(good, recall) + _matrix(again, 1 - recall)
    return practised, _matrix(place(stability, difficulty, elapsed + 1), np.ones_like(recall))


def _matrix(where: Place, share: Numbers) -> Any:
    from scipy import sparse  # takes longer to import than most commands take

    count, corners = where.points.shape
    rows = np.repeat(np.arange(count), corners)
    entries = (where.weights * share[:, None]).ravel().astype(np.float32)
    matrix = sparse.csr_matrix((entries, (rows, where.points.ravel())), shape=(count, count))
    matrix.eliminate_zeros()
    return matrix
