"""Means over the random variables of an instance: exact where that is possible, and else over the table of outcomes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.algebra import holds
from viva.derive.arrays import Array, Val, multiply, plain
from viva.derive.breaks import slice_of
from viva.derive.corners import Corner, is_curved, is_delicate, notice, noticing
from viva.derive.errors import NoPoint, Undecided
from viva.derive.evaluate import evaluate
from viva.derive.means import at_home, exact_mean
from viva.derive.nested import Body
from viva.derive.scope import Scope
from viva.derive.tree import Comparison, Node

_MOST_TOLD = 64  # outcomes


def over_outcomes(body: Body, scope: Scope, given: Sequence[Node], about: Node | None) -> Val:
    scope = at_home(scope)
    events = [each for each in given if isinstance(each, Comparison)]
    variables = [each for each in given if not isinstance(each, Comparison)]
    if variables:
        weights = _table(scope)
        for event in events:
            weights = multiply(weights, np.where(holds(event, scope), 1.0, 0.0))
        return _grouped(body(scope), [plain(evaluate(each, scope)) for each in variables], weights)
    if not events:
        return _mean(body, [] if about is None else [about], scope)

    def inside(inner: Scope) -> Val:
        found: Val = arrays.ONE
        for event in events:
            found = multiply(found, np.where(holds(event, inner), 1.0, 0.0))
        return found

    both = [*events, *([] if about is None else [about])]
    above = _mean(lambda inner: multiply(body(inner), inside(inner)), both, scope)
    return arrays.divide(above, _mean(inside, events, scope))


def _table(scope: Scope) -> Val:
    """The weights of all outcomes. Raises Undecided if there are too many of them."""
    if scope.world.outcomes is None:
        raise Undecided(scope.world.no_outcomes)
    return scope.world.outcomes.weights(scope)


def _mean(body: Body, about: Sequence[Node], scope: Scope) -> Val:
    """The mean of a body over the random variables: where it has corners exactly if possible, and else over a table."""
    world = scope.world
    if not any(axis.law is not None for axis in world.axes):
        return _over_table(body, scope)
    few_nodes = any(axis.lesser is not None for axis in world.axes)
    delicate = any(world.trees.told(is_delicate, node) for node in about)
    curved = few_nodes and any(world.trees.told(is_curved, node) for node in about)
    if world.outcomes is None or delicate or curved:
        try:
            found = exact_mean(body, about, scope)
        except NoPoint:
            raise  # another instance may do
        except Undecided:
            found = None
        if found is not None:
            return found
        world.rough = world.rough or delicate  # what is singular at an end is off by per cents in a table
    return _over_table(body, scope)


def _over_table(body: Body, scope: Scope) -> Val:
    """Over all outcomes. Where some have a density, their table has no panels that end at corners."""
    world, weights = scope.world, _table(scope)
    if not scope.has_room(outcomes=True):
        raise Undecided("too many derivatives, sums or integrals inside each other")
    with noticing(world) as corners:
        value = body(scope)
    if corners and any(axis.law is not None for axis in world.axes):
        if any(isinstance(corner.difference, arrays.Dual) and corner.jumps for corner in corners):
            raise Undecided("the derivative of the mean of something that jumps is not evaluated")
        world.rough = True
    elif world.corners is not None:
        for corner in corners:
            _tell(corner, scope)
    return arrays.weighted(value, weights, -3)


def _tell(corner: Corner, scope: Scope) -> None:
    """Says where a mean over outcomes has corners: for each outcome where what it is the mean of has one."""
    numbers = arrays.plain(corner.difference)
    count = numbers.shape[-3] if numbers.ndim > 2 else 1
    if count == 1:
        notice(scope, corner.difference, jumps=corner.jumps)
        return
    if count > _MOST_TOLD:
        scope.world.rough = True
        return
    for place in range(count):
        notice(scope, slice_of(corner.difference, place, -3), jumps=corner.jumps)


def _grouped(value: Val, conditions: Sequence[Array], weights: Val) -> Val:
    """The conditional expectation: the mean within each group of outcomes where the conditions have the same values."""
    if isinstance(value, arrays.Dual):
        return arrays.Dual(
            value.tag,
            _grouped(value.value, conditions, weights),
            _grouped(value.tangent, conditions, weights),
        )
    w = plain(weights)
    count = w.shape[0]
    keys = np.concatenate(
        [np.broadcast_to(c, (count, *c.shape[-2:])).reshape(count, -1) for c in conditions], axis=1
    )
    groups = np.unique(np.round(keys, 9), axis=0, return_inverse=True)[1].reshape(-1)
    array = plain(value)
    array = np.broadcast_to(array, (*array.shape[:-3], count, *array.shape[-2:]))
    out = np.empty_like(array)
    for group in np.unique(groups):
        inside = groups == group
        chances = w[inside]
        with np.errstate(all="ignore"):
            mean = (array[..., inside, :, :] * chances).sum(axis=-3, keepdims=True) / chances.sum()
        out[..., inside, :, :] = mean
    return out
