"""Rules for integrals over a line, over space, over a finite set."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import ONE, Array, Val, constant, plain
from viva.derive.breaks import breaks, edges, joined, nodes, varies, weights
from viva.derive.corners import noticing, outside
from viva.derive.errors import Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.quadrature import TANH_SINH, line_nodes, space_nodes
from viva.derive.scope import Scope, Trees, batch
from viva.derive.scope import Sequence as Family
from viva.derive.sets import set_size
from viva.derive.tree import Covariance, Expectation, Integral, Node, Probability

_MEANS = (Expectation, Covariance, Probability)
_NEGLIGIBLE = 1e-9  # share of an integral that its last panel may have
_NOTHING = 1e-14  # share of an integral that is none
_LIGHT = 1e-13  # of the largest weight


def _integral(node: Integral, scope: Scope) -> Val:
    size = set_size(node.variable, scope)
    if size is not None:
        return _sum_over_set(node, size, scope)
    point = scope.values.get(node.variable)
    dimension = 1 if point is None or isinstance(point, Family) else arrays.shape(point)[0]
    if dimension > 1:
        return _space_integral(node, dimension, scope)
    line = _Line(
        None if node.low is None else evaluate(node.low, scope),
        None if node.high is None else evaluate(node.high, scope),
    )
    if not line.fixed:
        return _in_pieces(node, line, scope)
    low, high = line.numbers
    points, spread = (batch(each, scope.depth) for each in line_nodes(low, high))
    with noticing(scope.world) as corners:
        value = _at(node, points, scope)
    axis = -(scope.depth + 3)
    if any(varies(corner.difference, axis) for corner in corners):
        return _in_pieces(node, line, scope)
    value = _without_tails(value, spread, axis, line)
    _falls_off(plain(value), spread, axis, line)
    _ends_well(plain(value), spread, axis, line)
    return arrays.weighted(value, spread, axis)


def _at(node: Integral, points: Val, scope: Scope) -> Val:
    """The integrand at points along a new axis."""
    alone = not scope.world.trees.told(_is_random, node.body)
    inner = scope.deeper(plain(points).shape[-(scope.depth + 3)], alone=alone)
    return evaluate(node.body, inner.bind(node.variable, points))


@dataclass(frozen=True)
class _Line:
    """What is integrated over, from one end to the other; None is an infinite end.

    A place on it is told by a number: from 0 to 1 where both ends are finite, its distance from the finite end else.
    """

    low: Val | None
    high: Val | None

    @property
    def fixed(self) -> bool:
        """Whether the ends are numbers, the same wherever the integral is evaluated."""
        return all(not isinstance(end, arrays.Dual) and plain(end).size == 1 for end in self._finite)

    @property
    def _finite(self) -> list[Val]:
        return [end for end in (self.low, self.high) if end is not None]

    @property
    def numbers(self) -> tuple[float, float]:
        return (
            -math.inf if self.low is None else arrays.number(self.low),
            math.inf if self.high is None else arrays.number(self.high),
        )

    def simple(self) -> _Line:
        """Without ends that are infinite numbers."""
        low, high = self.low, self.high
        if low is not None and np.all(np.isinf(plain(low).astype(float))):
            low = None
        if high is not None and np.all(np.isinf(plain(high).astype(float))):
            high = None
        return _Line(low, high)

    def place(self, s: Val) -> Val:
        if self.low is not None and self.high is not None:
            return arrays.add(self.low, arrays.multiply(arrays.subtract(self.high, self.low), s))
        if self.low is not None:
            return arrays.add(self.low, s)
        return s if self.high is None else arrays.add(self.high, s)

    def scale(self) -> Val:
        if self.low is not None and self.high is not None:
            return arrays.subtract(self.high, self.low)
        return ONE

    def looks(self) -> Array:
        """Numbers from one end to the other where corners are looked for."""
        if self.low is not None and self.high is not None:
            return np.linspace(0, 1, 98)
        far = np.concatenate([np.linspace(0, 4, 80), np.geomspace(4, 160, 70)[1:]])
        if self.low is not None:
            return far
        return -far[::-1] if self.high is not None else np.concatenate([-far[:0:-1], far])


def _in_pieces(node: Integral, line: _Line, scope: Scope) -> Val:
    """With panels that end where the integrand has its corners; they move with what the ends depend on."""
    line, axis = line.simple(), -(scope.depth + 3)

    def noticed(s: Val) -> list[Val]:
        with noticing(scope.world) as corners:
            _at(node, line.place(s), scope)
        return [corner.difference for corner in corners]

    places = breaks(noticed, line.looks(), axis)
    s, spread, rough = _panels(line, edges(places, _fixed(line), axis), axis)
    value = _without_ends(_at(node, line.place(s), scope), plain(spread))
    value = _without_tails(value, plain(spread), axis, line)
    _falls_off(plain(value), plain(spread), axis, line)
    found, less = (arrays.multiply(line.scale(), arrays.weighted(value, w, axis)) for w in (spread, rough))
    with np.errstate(all="ignore"):
        error = np.abs(plain(found) - plain(less)).max()
        if error > TANH_SINH.sure * np.abs(plain(found)).max() + _NOTHING:
            raise Undecided(
                "this integrand has corners that are too close together to be integrated with numbers"
            )
    return found


def _fixed(line: _Line) -> tuple[float, ...]:
    return (0.0, 1.0) if line.low is not None and line.high is not None else (0.0,)


def _panels(line: _Line, ends: Val, axis: int) -> tuple[Val, Val, Val]:
    """Nodes, weights, and those of a rule with fewer nodes, in the panels between places, and behind the outer ones."""
    count = plain(ends).shape[axis]
    parts: list[tuple[Val, Val, Val]] = []
    if count > 1:
        parts.append(
            (
                nodes(ends, TANH_SINH.nodes, axis),
                weights(ends, TANH_SINH.weights, axis),
                weights(ends, TANH_SINH.lesser, axis),
            )
        )
    if line.high is None:
        parts.append(_tail(ends, count - 1, 1.0, axis))
    if line.low is None:
        parts.insert(0, _tail(ends, 0, -1.0, axis))
    whole = parts[0]
    for part in parts[1:]:
        whole = tuple(joined(a, b, axis) for a, b in zip(whole, part, strict=True))  # type: ignore[assignment]
    return whole


def _tail(ends: Val, which: int, sign: float, axis: int) -> tuple[Val, Val, Val]:
    """From the outermost place to infinity."""
    distances, spread = line_nodes(0.0, math.inf)
    order = slice(None, None, int(sign))
    end = arrays.linear(lambda x: np.take(x, [which if x.shape[axis] > 1 else 0], axis=axis))(ends)
    s = arrays.add(end, batch(sign * distances[order], -axis - 3))
    w = batch(spread[order], -axis - 3)
    return s, w, w


def _without_ends(value: Val, spread: Array) -> Val:
    """With 0 for what is no number at nodes whose weight is nothing: log(1 - x) where x is 1 but for rounding."""
    numbers = plain(value)
    if numbers.dtype == object or np.all(np.isfinite(numbers)):
        return value
    light = np.abs(spread) < _LIGHT * np.abs(spread).max()
    return arrays.where(light & ~np.isfinite(numbers), np.zeros_like(numbers), value)


def _without_tails(value: Val, spread: Array, axis: int, line: _Line) -> Val:
    """With 0 for what is no number far out, where what stands before it is nothing: p log p of a normal density."""
    line = line.simple()
    numbers = plain(value)
    if numbers.dtype == object or numbers.ndim < -axis or np.all(np.isfinite(numbers)):
        return value
    parts = np.moveaxis(np.abs(numbers * spread), axis, 0)
    parts = parts.reshape(parts.shape[0], -1).max(axis=1)
    there = np.flatnonzero(np.isfinite(parts))
    if not there.size:
        return value
    first, last = int(there[0]), int(there[-1])
    least = _NOTHING * float(np.nansum(parts[first : last + 1]))
    tail = np.zeros(len(parts), dtype=bool)
    if line.low is None and parts[first] <= least:
        tail[:first] = True
    if line.high is None and parts[last] <= least:
        tail[last + 1 :] = True
    return arrays.where(batch(tail, -axis - 3), np.zeros_like(numbers), value)


def _is_random(body: Node, trees: Trees) -> bool:
    """Whether a body depends on random variables, and not only through means of them."""
    names = {getattr(each, "name", "") for each in outside(body, _MEANS, trees)}
    kinds = {symbol.type for name in names if (symbol := trees.declared.symbols.get(name)) is not None}
    return bool(kinds & {"rv", "rvfamily"})


def _falls_off(value: Array, spread: Array, axis: int, line: _Line) -> None:
    """Raises Undecided if the last panel towards an infinite end still counts: then so does what lies behind it."""
    line = line.simple()
    if value.ndim < -axis or value.shape[axis] == 1 or value.dtype == object:
        return
    parts = _parts(value, spread, axis)
    ends = float(parts[-8:].sum()) if line.high is None else 0.0
    ends += float(parts[:8].sum()) if line.low is None else 0.0
    if ends > _NEGLIGIBLE * float(parts.sum()):
        raise Undecided("this integrand falls off too slowly to be integrated with numbers")


def _parts(value: Array, spread: Array, axis: int) -> Array:
    """What each node along an axis adds, at most."""
    with np.errstate(all="ignore"):
        parts = np.moveaxis(np.abs(value * spread), axis, 0)
        return np.asarray(parts.reshape(parts.shape[0], -1).max(axis=1))


def _ends_well(value: Array, spread: Array, axis: int, line: _Line) -> None:
    """Raises Undecided if the node nearest to a finite end still counts: then so does what lies between them.

    Next to an end that is not 0, numbers are 1e-16 apart, which is too far for an integrand like 1 / (1 - x)^0.9.
    """
    line = line.simple()
    if value.ndim < -axis or value.shape[axis] == 1 or value.dtype == object:
        return
    parts = _parts(value, spread, axis)
    ends = float(parts[0]) if line.low is not None else 0.0
    ends += float(parts[-1]) if line.high is not None else 0.0
    if ends > _NEGLIGIBLE * float(parts.sum()):
        raise Undecided("this integrand grows too fast towards an end to be integrated with numbers")


def _sum_over_set(node: Integral, size: int, scope: Scope) -> Val:
    found: Val = arrays.ZERO
    for k in range(1, size + 1):
        found = arrays.add(found, evaluate(node.body, scope.bind(node.variable, constant(float(k)))))
    return found


def _space_integral(node: Integral, dimension: int, scope: Scope) -> Val:
    if dimension > 3 or node.low is not None:
        raise Undecided("integrals are evaluated over at most three dimensions, and over all of them")
    points, spread = space_nodes(dimension)
    axis = -(scope.depth + 3)
    moved = points.reshape(-1, *(1,) * scope.depth, dimension, 1)
    inner = scope.deeper(len(points)).bind(node.variable, moved)
    return arrays.weighted(evaluate(node.body, inner), batch(spread, scope.depth), axis)


RULES: dict[type[Node], Rule] = {Integral: _integral}
