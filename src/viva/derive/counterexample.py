"""The smallest numbers that show a line to be wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array
from viva.derive.compare import Witness, compare
from viva.derive.errors import DeriveError
from viva.derive.scope import Scope, World
from viva.derive.scope import Sequence as Family
from viva.derive.tree import Node
from viva.derive.verdicts import Counterexample, Quantity

_MOST_CELLS = 36  # of one quantity shown
_MOST_QUANTITIES = 12
_SHOWN_TYPES = ("size", "int", "index", "scalar", "vector", "matrix", "family", "element", "differential")


def smallest(
    left: Node, right: Node, relation: str, worlds: Sequence[World], found: Witness
) -> Counterexample:
    """The instance with nice numbers if the relation fails there too; else the one that was found."""
    return shown(left, right, relation, _nicer(left, right, relation, worlds) or found)


def _nicer(left: Node, right: Node, relation: str, worlds: Sequence[World]) -> Witness | None:
    for world in worlds:
        if not world.nice:
            continue
        try:
            outcome = compare(left, right, relation, [world])
        except DeriveError:
            return None
        return outcome.witness
    return None


def shown(left: Node, right: Node, relation: str, witness: Witness) -> Counterexample:
    """A witness as numbers with their names."""
    quantities = tuple(_quantities(left, right, witness.scope))[:_MOST_QUANTITIES]
    return Counterexample(quantities, _rows(witness.left), _rows(witness.right), relation)


def _quantities(left: Node, right: Node, scope: Scope) -> Iterator[Quantity]:
    """What the two sides depend on, in the order of the declarations."""
    names = scope.world.trees.used_in(left, right)
    for symbol in scope.world.declared.symbols.values():
        value = scope.values.get(symbol.name)
        if symbol.name not in names or value is None or symbol.type not in _SHOWN_TYPES:
            continue
        if isinstance(value, Family):
            yield from _members(symbol.name, value, scope)
        elif isinstance(value, np.ndarray) and value.size <= _MOST_CELLS:
            yield Quantity(symbol.name, _rows(value))


def _members(name: str, family: Family, scope: Scope) -> Iterator[Quantity]:
    """The members of a family as one row of numbers, or one row per vector."""
    if family.high is None:
        return
    members = [arrays.plain(family.member(index)) for index in range(family.low, family.high + 1)]
    if members and all(member.ndim == 2 for member in members):
        rows = np.stack([member.reshape(-1) for member in members])
        table = rows.T if rows.shape[1] == 1 else rows
        if table.size <= _MOST_CELLS:
            yield Quantity(name, _rows(table))


def _rows(value: Array) -> tuple[tuple[float, ...], ...]:
    array = np.asarray(value).astype(float)
    array = array.reshape(-1, *array.shape[-2:])[0] if array.ndim > 2 else np.atleast_2d(array)
    return tuple(tuple(float(cell) for cell in row) for row in array)
