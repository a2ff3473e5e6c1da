"""Tables of outcomes that are drawn at random: points spread evenly over all random variables, with a random shift."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Val, plain
from viva.derive.evaluate import evaluate
from viva.derive.scope import Scope, World
from viva.derive.tables import Axis, spread_out

_POINTS = 4096


def scattered(scope: Scope, seed: int) -> Scope:
    """The same place in the same instance, with another table of outcomes."""
    old = scope.world
    memory = {key: value for key, value in old.memory.items() if key[0] in ("joint", "parameters")}
    world = replace(old, values=dict(old.values), memory=memory, steps=0, rough=False)
    points = iter(_spread(sum(map(_dimensions, old.axes)), seed).T)
    axes = [
        _scattered(axis, np.array([next(points) for _ in range(_dimensions(axis))]), old) for axis in old.axes
    ]
    spread_out(world, axes, lambda inner: _together(axes, inner))
    changed = {name: value for name, value in scope.values.items() if value is not old.values.get(name)}
    return Scope(world, {**world.values, **changed}, scope.depth)


def _together(axes: Sequence[Axis], scope: Scope) -> Val:
    found: Val = np.full((_POINTS, 1, 1), 1 / _POINTS)
    for axis in axes:
        found = arrays.multiply(found, axis.weights(scope))
    return found


def _dimensions(axis: Axis) -> int:
    return 1 if axis.law is None else sum(axis.copies)


def _spread(dimensions: int, seed: int) -> Array:
    """Points (points, dimensions) in the unit cube: Kronecker's sequence of the generalised golden ratio.

    Roberts, "The unreasonable effectiveness of quasirandom sequences" (2018).
    """
    golden = 2.0
    for _ in range(40):
        golden = (1 + golden) ** (1 / (dimensions + 1))
    steps = golden ** -np.arange(1.0, dimensions + 1)
    shift = np.random.default_rng(seed).uniform(size=dimensions)
    return np.asarray(np.clip((shift + np.outer(np.arange(_POINTS), steps)) % 1, 1e-12, 1 - 1e-12))


def _scattered(axis: Axis, points: Array, world: World) -> Axis:
    """A table with one row for each point. Its weights say how much likelier a row is than where it was drawn."""
    if axis.law is None:
        return _from_table(axis, points[0], world.scope())
    law, z = axis.law, axis.law.standard.quantile(points.T)  # (points, copies)

    def support(scope: Scope) -> list[Val]:
        return [law.place(z, [evaluate(scope.world.trees(text), scope) for text in law.texts])]

    return replace(axis, support=support, weights=lambda _: np.ones((1, 1, 1)))


def _from_table(axis: Axis, points: Array, home: Scope) -> Axis:
    drawn = axis.weights(home)
    chances = plain(drawn).reshape(-1)
    rows = np.searchsorted(np.cumsum(chances)[:-1], points * chances.sum(), side="right")

    def taken(value: Val, axis_: int) -> Val:
        return arrays.linear(lambda x: np.take(x, rows, axis=axis_) if x.shape[axis_] > 1 else x)(value)

    return replace(
        axis,
        support=lambda scope: [taken(each, -2) for each in axis.support(scope)],
        weights=lambda scope: taken(arrays.divide(axis.weights(scope), plain(drawn)), -3),
    )
