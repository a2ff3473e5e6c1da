"""A second opinion where a mean was evaluated roughly: other tables of outcomes, drawn at random.

A table has no panels that end at corners and jumps where too many variables meet there. What differs on it may be
equal. So both sides are evaluated on several tables of points that are spread evenly with a random shift: how much
their difference varies says how good they are.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from viva.derive.compare import Outcome, Truth, Witness, compare, error, index_scopes, is_random, sides
from viva.derive.corners import is_delicate
from viva.derive.errors import DeriveError, Undecided
from viva.derive.scattered import scattered
from viva.derive.scope import Scope, World
from viva.derive.tables import with_lesser_tables
from viva.derive.tree import Comparison, Covariance, Expectation, Node, walk

_TABLES = 8
_SURE = 12  # standard errors, estimated of 8 tables
_LOOKS = 4  # instances
_NEAR = (
    0.01  # of the larger side: nearer than this a table may be off without a corner, as at the end of a root
)
_COARSE = 10  # times the difference of two tables
_PLAINER = 8  # instances
_PLAIN = 0.03  # of the larger side; where large values are rare, tables vary less than they err
_UNKNOWN = "the mean of something with a corner or a jump is too rough here to decide"


def unless_rough(
    outcome: Outcome, left: Node, right: Node, relation: str, worlds: Sequence[World]
) -> Outcome:
    """An outcome, unless it rests on means that are too rough for it."""
    witness = outcome.witness
    doubtful = [scope for world in worlds if world.rough for scope in _first(world, (left, right))]
    if outcome.truth is Truth.FAILS and witness is not None:
        if not _is_doubtful(witness, (left, right)):
            return outcome
        plainer = _plainer(left, right, relation, worlds)
        if plainer is not None:
            return plainer
        doubtful = [witness.scope, *doubtful]
    elif outcome.truth is not Truth.HOLDS or relation == "=" or not doubtful:
        return outcome
    for scope in doubtful[:_LOOKS]:
        refuted = _refuted(left, right, relation, scope)
        if refuted is not None:
            return Outcome(Truth.FAILS, refuted)
    return outcome if outcome.truth is Truth.HOLDS else Outcome(Truth.UNKNOWN, reason=_UNKNOWN)


def _plainer(left: Node, right: Node, relation: str, worlds: Sequence[World]) -> Outcome | None:
    """A failure on another instance that leaves no doubt."""
    for world in worlds[:_PLAINER]:
        world.rough = False
        try:
            other = compare(left, right, relation, [world])
        except Undecided:
            continue
        if other.witness is not None and not _is_doubtful(other.witness, (left, right)):
            return other
    return None


def _first(world: World, both: tuple[Node, Node]) -> list[Scope]:
    return [scope for scope, _ in zip(index_scopes(world, both), range(1), strict=False)]


def _is_doubtful(witness: Witness, both: tuple[Node, Node]) -> bool:
    return witness.scope.world.rough or _near(witness, both) or _is_coarse(witness, both)


def _is_coarse(witness: Witness, both: tuple[Node, Node]) -> bool:
    """Whether two sides differ by no more than tables with few nodes may be off."""
    scope = witness.scope
    if not any(axis.lesser is not None for axis in scope.world.axes) or not is_random(both, scope):
        return False
    scope.world.steps = 0
    try:
        here, there = sides(*both, scope), sides(*both, with_lesser_tables(scope))
    except (DeriveError, ArithmeticError, ValueError):
        return False
    if any(a.shape != b.shape for a, b in zip(here, there, strict=True)):
        return False  # no means, but the variables themselves
    off = max(float(np.abs(a - b).max()) for a, b in zip(here, there, strict=True))
    return float(np.abs(here[0] - here[1]).max()) <= _COARSE * off


def _near(witness: Witness, both: tuple[Node, Node]) -> bool:
    """Whether two sides differ by little where there are means over densities of what may be singular."""
    trees = witness.scope.world.trees
    if not any(axis.law is not None for axis in witness.scope.world.axes):
        return False
    if not (is_random(both, witness.scope) and any(trees.told(is_delicate, side) for side in both)):
        return False
    size = max(float(np.abs(witness.left).max()), float(np.abs(witness.right).max()))
    return float(np.abs(witness.left - witness.right).max()) < _NEAR * size


def _refuted(left: Node, right: Node, relation: str, scope: Scope) -> Witness | None:
    """A witness that a relation fails on other tables too, by more than their error."""
    if _is_grouped(left) or _is_grouped(right):
        return None  # every point would be a group of its own
    found = []
    for seed in range(_TABLES):
        try:
            other = scattered(scope, seed)
            a, b = sides(left, right, other)
        except (DeriveError, ArithmeticError, ValueError):
            return None
        if max(a.size, b.size) != a[..., :1, :, :].size and a.ndim > 2 and a.shape[-3] > 1:
            return None  # no mean, but the variable itself
        found.append((a.reshape(-1, *a.shape[-2:])[0], b.reshape(-1, *b.shape[-2:])[0]))
    lefts, rights = (np.array(each) for each in zip(*found, strict=True))
    gaps = lefts - rights
    if not np.all(np.isfinite(gaps)):
        return None
    doubt = gaps.std(axis=0, ddof=1) / np.sqrt(_TABLES)
    size = float(max(np.abs(lefts).max(), np.abs(rights).max()))
    wrong = error(lefts.mean(axis=0), rights.mean(axis=0), relation)
    if np.any((doubt > 0) & (wrong > _SURE * doubt + _PLAIN * size)):
        return Witness(scope, lefts.mean(axis=0), rights.mean(axis=0))
    return None


def _is_grouped(node: Node) -> bool:
    """Whether a mean under the condition of a variable stands in it."""
    return any(
        isinstance(each, (Expectation, Covariance))
        and any(not isinstance(condition, Comparison) for condition in each.given)
        for each in walk(node)
    )
