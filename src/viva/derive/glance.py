"""A first look at expressions: their values on a few instances, remembered, so that most comparisons end at once."""

from __future__ import annotations

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array
from viva.derive.board import Board
from viva.derive.compare import index_scopes
from viva.derive.errors import DeriveError
from viva.derive.evaluate import evaluate
from viva.derive.tree import Node

LOOKS = 3  # instances
_MOST = 3_000  # expressions remembered
_CLEAR = 1e-3  # of the larger side: no rounding is to blame for more

Values = tuple[Array | None, ...]


class Glance:
    """The values of expressions on the first instances of a board."""

    def __init__(self, board: Board) -> None:
        self._board = board
        self._known: dict[tuple[Node, Node], Values] = {}

    def values(self, node: Node, beside: Node) -> Values:
        """The values of an expression where the indices of both have some value; None where there is none."""
        key = (node, beside)
        if key not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[key] = tuple(self._value(node, beside, place) for place in range(LOOKS))
        return self._known[key]

    def _value(self, node: Node, beside: Node, place: int) -> Array | None:
        world = self._board.worlds[place]
        world.steps = 0
        try:
            with np.errstate(all="ignore"):
                scope = next(index_scopes(world, (node, beside)))
                found = arrays.plain(evaluate(node, scope)).astype(float)
        except (DeriveError, ArithmeticError, ValueError, IndexError, TypeError, KeyError):
            return None
        return found if np.all(np.isfinite(found)) else None

    def differ(self, left: Node, right: Node) -> bool:
        """Whether two expressions have clearly other values on some instance."""
        for a, b in zip(self.values(left, right), self.values(right, left), strict=True):
            if a is None or b is None:
                continue
            if a.shape[-2:] != b.shape[-2:]:
                return a.size > 1 and b.size > 1
            if float(np.abs(a - b).max()) > _CLEAR * float(max(np.abs(a).max(), np.abs(b).max(), 1e-6)):
                return True
        return False

    def factors(self, left: Node, right: Node) -> tuple[float, ...] | None:
        """By which numbers the right side is to be multiplied to give the left, by instance; None where by none."""
        found = []
        for a, b in zip(self.values(left, right), self.values(right, left), strict=True):
            factor = None if a is None or b is None else multiple(a, b)
            if factor is None:
                return None
            found.append(factor)
        return tuple(found)


def multiple(a: Array, b: Array) -> float | None:
    """The number that makes b to a, if there is one that is not 0."""
    if a.shape[-2:] != b.shape[-2:]:
        return None
    x, y = (each.ravel() for each in np.broadcast_arrays(a, b))
    place = int(np.argmax(np.abs(y)))
    if not np.isfinite(y[place]) or abs(y[place]) < 1e-9:
        return None
    factor = float(x[place] / y[place])
    if not np.isfinite(factor) or abs(factor) < 1e-9:
        return None
    return factor if float(np.abs(x - factor * y).max()) <= 1e-6 * float(np.abs(x).max()) else None
