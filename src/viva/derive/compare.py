"""Whether a relation holds: two sides compared on instances, with a referee at 40 digits where there is a doubt."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Pending
from viva.derive.errors import DoesNotFit, NoPoint, Undecided
from viva.derive.evaluate import evaluate
from viva.derive.precise import precise, rounded
from viva.derive.scope import Outcomes, Scope, World
from viva.derive.scope import Sequence as Family
from viva.derive.sums import index_limits, used_range
from viva.derive.tree import (
    BigO,
    Constant,
    Covariance,
    Expectation,
    Integral,
    Kronecker,
    Limit,
    Node,
    Number,
    Probability,
    Sum,
    contains,
    names_in,
)
from viva.derive.unbound import free_indices

TOLERANCE = 1e-6  # of the larger side
SURE = 1e-9  # below this nobody doubts
DOUBTFUL = 0.02  # above this no rounding is to blame
ROUNDED = 1e-14  # of the largest term: the numbers of an instance are rounded themselves
EXACT = 1e-11  # what the referee asks for; the instances' own numbers are rounded at 1e-16
ENOUGH = 3  # comparisons that a relation needs to hold
MOST_IN_ALL = 70_000  # nodes evaluated for one relation; expensive ones are looked at on fewer instances
_MOST_SKIPPED = 3
_MOST_INDICES = 12  # combinations of free indices per instance


class Truth(Enum):
    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Witness:
    """An instance on which a relation fails. scope: with the values of free indices. left, right: (r, c) arrays."""

    scope: Scope
    left: Array
    right: Array
    upto: str = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    truth: Truth
    witness: Witness | None = None
    reason: str = ""


def compare(
    left: Node,
    right: Node,
    relation: str,
    worlds: Sequence[World],
    *,
    most_indices: int = _MOST_INDICES,
    seen: int = 0,
) -> Outcome:
    """Whether left (relation) right on every instance. Raises DoesNotFit where shapes say no.

    most_indices: how many combinations of free indices are looked at in each instance. seen: how many instances it
    holds on already.
    """
    good, spent, skipped = seen, 0, 0
    undefined: Witness | None = None
    reason = "no instance gives two finite numbers to compare"
    for world in worlds:
        for scope in itertools.islice(index_scopes(world, (left, right)), most_indices):
            world.steps = 0
            try:
                a, b = sides(left, right, scope)
            except NoPoint as error:
                reason = str(error)
                continue
            except Undecided as error:
                if good == seen or skipped >= _MOST_SKIPPED:
                    raise
                skipped += 1  # with the numbers of this instance only: an integral that falls off slowly
                reason = str(error)
                continue
            if not _finite(a, b):
                undefined = undefined or _undefined(a, b, scope)
                continue
            good += 1
            if not _agree(a, b, relation) and not _referee(left, right, relation, scope, (a, b)):
                return Outcome(Truth.FAILS, Witness(scope, *_worst(a, b)))
            if relation in ("<", ">") and _touch(left, right, relation, scope, (a, b)):
                return Outcome(
                    Truth.FAILS,
                    Witness(scope, a.reshape(-1, *a.shape[-2:])[0], b.reshape(-1, *b.shape[-2:])[0]),
                )
            spent += world.steps
            if spent > MOST_IN_ALL and good - seen > ENOUGH:
                return Outcome(Truth.HOLDS)
    if good == 0 and undefined is not None:
        return Outcome(Truth.FAILS, undefined)
    if good < ENOUGH:
        return Outcome(Truth.UNKNOWN, reason=reason)
    return Outcome(Truth.HOLDS)


def index_scopes(world: World, nodes: Sequence[Node]) -> Iterator[Scope]:
    """A scope for every combination of values of the declared indices that stand free in some nodes."""
    names = sorted(
        {name for node in nodes for name in names_in(node) if world.declared.kind(name) == "index"}
    )
    scope = world.scope()
    loose = sorted({name for node in nodes for name in free_indices(node, world.declared)} - set(names))
    names += loose
    if not names:
        yield scope
        return
    ranges = []
    for name in names:
        low, high = _loose_limits(name, nodes, scope) if name in loose else index_limits(name, scope)
        ranges.append(range(low, high + 1))
    combinations = list(itertools.islice(itertools.product(*ranges), _MOST_INDICES))
    # another one first in each instance, so that few looks see many of them
    start = world.seed % max(len(combinations), 1)
    for values in (*combinations[start:], *combinations[:start]):
        inner = scope
        for name, value in zip(names, values, strict=True):
            inner = inner.bind(name, arrays.constant(float(value)))
        yield inner


def _loose_limits(name: str, nodes: Sequence[Node], scope: Scope) -> tuple[int, int]:
    """The range of an index that is not declared, told by what it is an index of."""
    for node in nodes:
        found = used_range(name, node, scope)
        if found is not None:
            return found
    raise Undecided(f"it is not said what {name} runs over")


@np.errstate(all="ignore")  # what is not finite is left out
def sides(left: Node, right: Node, scope: Scope) -> tuple[Array, Array]:
    """The values of both sides, with the same shape. Raises DoesNotFit."""
    a, b = evaluate(left, scope), evaluate(right, scope)
    a, b = arrays.fitted(a, b) if isinstance(a, Pending) or isinstance(b, Pending) else (a, b)
    x, y = arrays.plain(a), arrays.plain(b)
    x, y = _as_column(left, x, y), _as_column(right, y, x)
    if x.shape[-2:] != y.shape[-2:] and not (_adapts(left) or _adapts(right)):
        raise DoesNotFit(
            f"the left side is {arrays.described(arrays.shape(x))}, the right side {arrays.described(arrays.shape(y))}"
        )
    return x, y


def _as_column(node: Node, value: Array, other: Array) -> Array:
    """The Kronecker product of two vectors, which stands for their outer product too, as the other side has it."""
    outer = isinstance(node, Kronecker) and value.shape[-2:] != other.shape[-2:] and other.shape[-1] == 1
    return value.reshape(*value.shape[:-2], -1, 1) if outer else value


def _adapts(node: Node) -> bool:
    """0 and 1 stand for vectors and matrices of them too, and so does what is left open."""
    return node in (Number(0.0), Number(1.0)) or isinstance(node, (BigO, Constant))


def _undefined(a: Array, b: Array, scope: Scope) -> Witness | None:
    """A witness that one side is no number where the other is one: the logarithm of a negative number."""
    x, y = a.astype(float), b.astype(float)
    if np.all(np.isfinite(x)) and np.any(np.isnan(y)):
        return Witness(scope, x.reshape(-1, *x.shape[-2:])[0], y.reshape(-1, *y.shape[-2:])[0])
    return None


def _finite(a: Array, b: Array) -> bool:
    return bool(np.all(np.isfinite(a.astype(float))) and np.all(np.isfinite(b.astype(float))))


def error(a: Array, b: Array, relation: str) -> Array:
    """How far two sides are from a relation, entry by entry; 0 where it holds."""
    if relation in ("=", "approx"):
        return np.asarray(np.abs(a - b))
    gap = a - b if relation in ("<=", "<") else b - a
    return np.asarray(np.maximum(gap, 0))


def _scale(a: Array, b: Array, floor: float) -> float:
    return max(float(np.abs(a).max()), float(np.abs(b).max()), floor)


def _agree(a: Array, b: Array, relation: str) -> bool:
    """Whether they agree beyond doubt: both differ by rounding of numbers of their own size."""
    if relation not in ("=", "<=", ">=", "<", ">", "approx"):
        raise Undecided(f"the relation {relation} cannot be decided here")
    worst = float(error(a, b, relation).max())
    return worst <= SURE * _scale(a, b, 1e-4)


def _referee(left: Node, right: Node, relation: str, scope: Scope, seen: tuple[Array, Array]) -> bool:
    """Whether a difference that float64 shows is only its rounding."""
    a, b = seen
    worst = float(error(a, b, relation).max())
    size = max(_scale(a, b, 0.0), _terms(left, scope), _terms(right, scope))
    if scope.world.approximate:
        return worst <= TOLERANCE * max(size, 0.1)  # a point found by iteration is no better with more digits
    if worst > DOUBTFUL * max(size, 1e-9):
        return False
    small = worst <= TOLERANCE * max(size, 1e-9)
    if contains(left, (Integral, Limit)) or contains(right, (Integral, Limit)):
        return small  # nor is quadrature
    if is_random((left, right), scope):
        return small  # nor are the tables of random variables
    try:
        x, y = sides(left, right, precise_scope(scope))
    except (Undecided, TypeError, AttributeError, np.linalg.LinAlgError):
        return small
    if x.dtype != object and y.dtype != object:
        return small
    exact = float(rounded(error(x, y, relation)).max())
    return exact <= max(EXACT * _scale(a, b, 1e-9), _rounding(scope) * size)


def is_random(nodes: Sequence[Node], scope: Scope) -> bool:
    """Whether means over random variables stand in some expressions, or in what these are abbreviations of."""
    if scope.world.outcomes is None:
        return False
    trees, symbols = scope.world.trees, scope.world.declared.symbols
    used = trees.used_in(*nodes)
    definitions = [
        trees(symbols[name].definition) for name in used if name in symbols and symbols[name].definition
    ]
    return any(contains(node, (Expectation, Covariance, Probability)) for node in (*nodes, *definitions))


def _rounding(scope: Scope) -> float:
    """How far off the instance's own numbers are, of their size: entries of an orthogonal matrix, found solutions."""
    solved = any(symbol.type == "solution" for symbol in scope.world.declared.symbols.values())
    return EXACT if solved else ROUNDED


def _touch(left: Node, right: Node, relation: str, scope: Scope, seen: tuple[Array, Array]) -> bool:
    """Whether two sides of a strict relation are equal somewhere; the referee tells 1 - exp(-50) from 1."""

    def gap(a: Array, b: Array) -> Array:
        return b - a if relation == "<" else a - b

    if float(gap(*seen).min()) > SURE * _scale(*seen, 0.0):
        return False
    try:
        exact = sides(left, right, precise_scope(scope))
    except (Undecided, TypeError, AttributeError, np.linalg.LinAlgError):
        exact = seen
    return bool(np.any(gap(*exact) <= 0))


@np.errstate(all="ignore")
def _terms(node: Node, scope: Scope) -> float:
    """The size of the largest term of a sum: what its rounding is measured by."""
    if not isinstance(node, Sum):
        return 0.0
    scope.world.steps = 0
    try:
        values = [arrays.plain(evaluate(term, scope)).astype(float) for _, term in node.terms]
    except DoesNotFit:  # an identity of unknown size
        return 0.0
    return max((float(np.abs(value).max()) for value in values if np.all(np.isfinite(value))), default=0.0)


def precise_scope(scope: Scope) -> Scope:
    """The same instance with numbers of 40 digits."""
    old = scope.world
    world = replace(old, memory={}, values={}, outcomes=None, axes=(), steps=0)
    world.memory = {
        key: value for key, value in old.memory.items() if key[0] in ("joint", "parameters", "draw")
    }
    world.values = {name: _precise(value) for name, value in old.values.items()}
    if old.outcomes is not None:
        outcomes = old.outcomes
        world.outcomes = Outcomes(lambda inner: _precise(outcomes.weights(inner)), frozenset(), world)
    changed = {name: value for name, value in scope.values.items() if value is not old.values.get(name)}
    return Scope(
        world, {**world.values, **{name: _precise(value) for name, value in changed.items()}}, scope.depth
    )


def _precise(value: Any) -> Any:
    if isinstance(value, np.ndarray):
        return precise(value)
    if isinstance(value, Family):
        return Family(lambda index: _precise(value.member(index)), value.low, value.high)
    return value


def _worst(a: Array, b: Array) -> tuple[Array, Array]:
    """Both sides at the outcome where they differ most, as (r, c) arrays."""
    x, y = np.broadcast_arrays(a, b)
    flat_x, flat_y = x.reshape(-1, *x.shape[-2:]), y.reshape(-1, *y.shape[-2:])
    place = int(np.argmax(np.abs(flat_x - flat_y).max(axis=(1, 2))))
    return flat_x[place], flat_y[place]
