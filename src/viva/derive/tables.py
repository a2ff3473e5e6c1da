"""Tables of the values of random variables, and the table of all outcomes that they are combined to."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.continuous import Continuous
from viva.derive.errors import Undecided
from viva.derive.evaluate import evaluate
from viva.derive.scope import Outcomes, Scope, World
from viva.derive.scope import Sequence as Family

MOST_OUTCOMES = 120_000

Draw = Callable[[Scope], "Val | Family"]


@dataclass(frozen=True)
class Axis:
    """Random variables with one table. names: with how many copies each; support: (outcomes, copies) per name."""

    names: tuple[str, ...]
    copies: tuple[int, ...]
    support: Callable[
        [Scope], list[Val]
    ]  # per name, shape (outcomes, copies, 1) as (outcomes, copies) columns
    weights: Callable[[Scope], Val]  # (outcomes, 1, 1)
    parameters: frozenset[str] = frozenset()
    law: Continuous | None = None  # of each copy, where it has a density
    lesser: Axis | None = None  # with fewer nodes, where they are few: their difference tells the error


def cell_count(axis: Axis, scope: Scope) -> int:
    return int(arrays.plain(axis.weights(scope)).shape[0])


def index_range(text: str, size: Callable[[str], int]) -> tuple[int, int]:
    """n, or low..high, as numbers."""
    low, dots, high = text.partition("..")
    return (size(low), size(high)) if dots else (1, size(text))


def taken(weights: Val, places: Array) -> Val:
    return arrays.linear(lambda x: numbers_at(x, places)[..., None, None])(weights)


def numbers_at(x: Array, places: Array) -> Array:
    """The numbers at places along the axis of values; a tangent that is the same for all of them has length 1 there."""
    row = x[..., 0, 0]
    return np.take(row, places if row.shape[-1] > 1 else np.zeros_like(places), axis=-1)


def combine(world: World, axes: Sequence[Axis]) -> None:
    """One batch axis for all tables: every combination of their outcomes."""
    world.axes = tuple(axes)
    scope = world.scope()
    total = int(np.prod([float(cell_count(axis, scope)) for axis in axes]))
    if total > MOST_OUTCOMES:
        raise Undecided(f"the random variables have {total:,} outcomes together, too many to add up")
    weights, draws = combined(axes, world)
    _given(world, axes, weights, draws)


def spread_out(world: World, axes: Sequence[Axis], weights: Callable[[Scope], Val]) -> None:
    """Gives random variables their values where row k of all tables is one outcome."""
    draws = {
        name: _drawn(axis, which, None, world.declared.symbols[name])
        for axis in axes
        for which, name in enumerate(axis.names)
    }
    _given(world, axes, weights, draws)


def _given(
    world: World, axes: Sequence[Axis], weights: Callable[[Scope], Val], draws: Mapping[str, Draw]
) -> None:
    parameters = frozenset(name for axis in axes for name in axis.parameters)
    scope = world.scope()
    world.outcomes = Outcomes(weights, parameters, world)
    for axis in axes:
        for name in axis.names:
            world.memory["draw", name] = draws[name], axis.parameters
            world.values[name] = draws[name](scope)


def with_lesser_tables(scope: Scope) -> Scope:
    """The same place in the same instance, with tables that have fewer nodes."""
    old = scope.world
    memory = {key: kept for key, kept in old.memory.items() if key[0] in ("joint", "parameters")}
    world = replace(old, values=dict(old.values), memory=memory, steps=0, rough=False)
    combine(world, [axis.lesser or axis for axis in old.axes])
    changed = {name: kept for name, kept in scope.values.items() if kept is not old.values.get(name)}
    return Scope(world, {**world.values, **changed}, scope.depth)


def combined(axes: Sequence[Axis], world: World) -> tuple[Callable[[Scope], Val], dict[str, Draw]]:
    """The weights of every combination of the outcomes of some tables, and how each variable gets its values."""
    scope = world.scope()
    grid = np.indices([cell_count(axis, scope) for axis in axes]).reshape(len(axes), -1).T

    def weights(scope: Scope) -> Val:
        found: Val = arrays.ONE
        for place, axis in enumerate(axes):
            found = arrays.multiply(found, taken(axis.weights(scope), grid[:, place]))
        return found

    draws = {
        name: _drawn(axis, which, grid[:, place], world.declared.symbols[name])
        for place, axis in enumerate(axes)
        for which, name in enumerate(axis.names)
    }
    return weights, draws


def _drawn(axis: Axis, which: int, places: Array | None, symbol: Symbol) -> Draw:
    """The values of a random variable along the axis of outcomes, in a scope.

    places: which rows of its table these are; all where it is None.
    """

    def columns(scope: Scope, start: int, size: int) -> Val:
        table = axis.support(scope)[which]
        if places is not None:
            table = arrays.linear(lambda x: np.take(x, places, axis=-2))(table)
        return arrays.linear(lambda x: x[..., start : start + size, None])(table)

    def draw(scope: Scope) -> Val | Family:
        copies = axis.copies[which]
        if symbol.type == "rv":
            return columns(scope, 0, copies)
        low, high = family_range(symbol, scope)
        size = copies // (high - low + 1)
        return Family(lambda index: columns(scope, (index - low) * size, size), low, high)

    return draw


def family_range(symbol: Symbol, scope: Scope) -> tuple[int, int]:
    """From where to where the index of a family runs."""
    return index_range(
        symbol.index_range[0], lambda text: arrays.whole(evaluate(scope.world.trees(text), scope))
    )
