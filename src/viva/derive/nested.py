"""The mean of something over variables with densities, by integrals inside each other whose panels end at its corners.

What is smooth in each panel is integrated as well as a polynomial is. The panels move with the parameters, so that
derivatives are right too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Dual, Val, plain
from viva.derive.breaks import Noticed, breaks, cells, edges, nodes, slice_of, weights
from viva.derive.continuous import Standard
from viva.derive.corners import notice, noticing
from viva.derive.errors import NoPoint
from viva.derive.quadrature import KRONROD, TANH_SINH, Rule
from viva.derive.scope import Scope, batch

Body = Callable[[Scope], Val]

_SMALL = 1e-15  # an error that is none
_NEGLIGIBLE = 1e-8
_LIGHT = 1e-13  # of the largest weight


@dataclass(frozen=True, slots=True)
class Variable:
    """A random number to integrate over. bound: a scope in which the standard variable has a value."""

    standard: Standard
    bound: Callable[[Val, Scope], Scope]


def mean_over(variables: Sequence[Variable], body: Body, scope: Scope) -> Val | None:
    """The mean of a body; None where it is not found well enough."""
    mean = _Mean(variables, body)
    with noticing(scope.world):  # corners in what is integrated over are no matter of those outside
        found = mean.found(scope)
    if found is not None and scope.world.corners is not None:
        for difference in mean.corners(0, scope):
            notice(scope, difference)
    return found


@dataclass(frozen=True, slots=True)
class _Sums:
    """An integral by a rule, by a lesser one that has some of its nodes, and that of the absolute value."""

    better: Val
    lesser: Val
    size: Array

    def weighted(self, better: Val, lesser: Val, axis: int) -> _Sums:
        size = plain(arrays.weighted(self.size, plain(better), axis))
        return _Sums(
            arrays.weighted(self.better, better, axis), arrays.weighted(self.lesser, lesser, axis), size
        )

    def without_ends(self, weights: Array) -> _Sums:
        """With 0 for what is no number where the weight is nothing: log(1 - x) where x is 1 but for rounding."""
        if np.all(np.isfinite(self.size)):
            return self
        light = (weights < _LIGHT * weights.max()) & ~np.isfinite(self.size)
        zero = np.zeros_like(self.size)
        better, lesser = (arrays.where(light, zero, each) for each in (self.better, self.lesser))
        return _Sums(better, lesser, np.where(light, 0.0, self.size))

    def agree(self, sure: float) -> bool:
        """Whether the rules say the same, also of every derivative."""
        difference = arrays.subtract(self.better, self.lesser)
        with np.errstate(all="ignore"):
            if not np.all(np.abs(plain(difference)) <= sure * self.size.max()):
                return False
            pairs = zip(_tangents(difference), _tangents(self.better), strict=True)
            return all(np.abs(off).max() <= sure * np.abs(whole).max() + _SMALL for off, whole in pairs)


def _tangents(value: Val) -> list[Array]:
    """All parts of a dual but its plain value."""
    if not isinstance(value, Dual):
        return []
    return [*_tangents(value.value), plain(value.tangent), *_tangents(value.tangent)]


class _Mean:
    """The mean of a body over variables, the first one outermost."""

    def __init__(self, variables: Sequence[Variable], body: Body) -> None:
        self.variables, self.body = variables, body

    def found(self, scope: Scope) -> Val | None:
        for rule in (KRONROD, TANH_SINH) if len(self.variables) == 1 else (KRONROD,):
            sums = self._over(0, scope, rule)
            if sums.agree(rule.sure):
                self._not_too_small(sums)
                return sums.better
        return None

    def _not_too_small(self, sums: _Sums) -> None:
        """Raises NoPoint where what lies beyond the ends would count."""
        lost = sum(variable.standard.outside for variable in self.variables)
        if lost > _NEGLIGIBLE * sums.size.max():
            raise NoPoint("this chance is too small to be evaluated with numbers")

    def _over(self, place: int, scope: Scope, rule: Rule) -> _Sums:
        if place == len(self.variables):
            value = self.body(scope)
            return _Sums(value, value, np.abs(plain(value)))
        standard, axis = self.variables[place].standard, -(scope.depth + 3)
        places = breaks(self._noticed(place, scope), standard.looks, axis)
        ends = edges(places, standard.edges, axis)
        z = nodes(ends, rule.nodes, axis)
        density = standard.density(z)
        better, lesser = (
            arrays.multiply(weights(ends, each, axis), density) for each in (rule.weights, rule.lesser)
        )
        inner = self._over(place + 1, self._at(place, z, scope), rule)
        return inner.without_ends(plain(better)).weighted(better, lesser, axis)

    def _at(self, place: int, z: Val, scope: Scope) -> Scope:
        count = plain(z).shape[-(scope.depth + 3)]
        return self.variables[place].bound(z, scope.deeper(count, alone=True))

    def _noticed(self, place: int, scope: Scope) -> Noticed:
        return lambda z: self.corners(place + 1, self._at(place, z, scope))

    def corners(self, place: int, scope: Scope) -> list[Val]:
        """Differences whose signs tell the pieces of what is left when variables from a place on are integrated out.

        Such pieces end where a corner of the inner variable comes to one of its ends, or to another corner.
        """
        if place == len(self.variables):
            with noticing(scope.world) as met:
                self.body(scope)
            return cells([corner.difference for corner in met])
        axis, standard = -(scope.depth + 3), self.variables[place].standard
        noticed = self._noticed(place, scope)
        found = [each for end in standard.ends for each in noticed(batch(np.array([end]), scope.depth))]
        places = breaks(noticed, standard.looks, axis)
        return found if places is None else [*found, *_crossings(places, axis)]


def _crossings(places: Val, axis: int) -> Iterator[Val]:
    """The differences between places along an axis."""
    each = [slice_of(places, k, axis) for k in range(plain(places).shape[axis])]
    for k, left in enumerate(each):
        for right in each[k + 1 :]:
            yield arrays.subtract(left, right)
