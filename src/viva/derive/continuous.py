"""Continuous laws: a standard variable with its density, and what the parameters make of it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import special

from viva.derive import arrays
from viva.derive.arrays import ONE, Array, Val, constant
from viva.derive.scope import law_arguments

_LOOKS = 72
_LAW = re.compile(r"\s*([A-Za-z]+)\s*\(")


@dataclass(frozen=True)
class Standard:
    """A law without parameters. edges: from one end to the other, near enough to be panels of a quadrature."""

    edges: tuple[float, ...]
    density: Callable[[Val], Val]
    below: Callable[[Val], Val]  # the chance to be smaller
    quantile: Callable[[Array], Array]
    outside: float  # the chance to be beyond the ends

    @cached_property
    def looks(self) -> Array:
        """Places from one end to the other, close together where the law is: where corners are looked for."""
        middle = self.quantile(np.linspace(1e-6, 1 - 1e-6, _LOOKS))
        return np.unique(np.clip([*self.edges, *middle], *self.ends))

    @property
    def ends(self) -> tuple[float, float]:
        return self.edges[0], self.edges[-1]


@dataclass(frozen=True)
class Continuous:
    """A law. texts: its parameters. place: the variable, from the standard one and the parameters; increasing."""

    standard: Standard
    texts: tuple[str, ...]
    place: Callable[[Val, Sequence[Val]], Val]


def largest(standard: Standard, count: int) -> Standard:
    """The law of the largest of some independent copies, with the density n p(z) P(Z < z)^(n-1)."""
    return _extreme(standard, count, standard.below)


def smallest(standard: Standard, count: int) -> Standard:
    return _extreme(standard, count, lambda z: arrays.subtract(ONE, standard.below(z)))


def _extreme(standard: Standard, count: int, beyond: Callable[[Val], Val]) -> Standard:
    def density(z: Val) -> Val:
        others = arrays.power(beyond(z), constant(float(count - 1)))
        return arrays.multiply(constant(float(count)), arrays.multiply(standard.density(z), others))

    # nearer to an end than the law of one copy is, the density rises and falls faster
    panels = sorted({*standard.edges, *(_toward(standard.ends[0], edge, count) for edge in standard.edges)})
    return Standard(tuple(panels), density, standard.below, standard.quantile, count * standard.outside)


def _toward(end: float, edge: float, count: int) -> float:
    return end + (edge - end) / count


def continuous(domain: str) -> Continuous | None:
    """The law that a domain names; None if it names none with a density."""
    named = _LAW.match(domain)
    known = _LAWS.get(named.group(1)) if named else None
    if known is None:
        return None
    standard, place = known
    return Continuous(standard, law_arguments(domain), place)


def _below_normal(z: Val) -> Val:
    half = arrays.erf(arrays.multiply(constant(np.sqrt(0.5)), z))
    return arrays.multiply(constant(0.5), arrays.add(ONE, half))


def _normal_density(z: Val) -> Val:
    square = arrays.multiply(z, z)
    return arrays.multiply(
        constant(1 / np.sqrt(2 * np.pi)), arrays.exp(arrays.multiply(constant(-0.5), square))
    )


NORMAL = Standard(tuple(np.linspace(-9.75, 9.75, 14)), _normal_density, _below_normal, special.ndtri, 2e-22)
_EXPONENTIAL = Standard(
    (0.0, 0.1, 0.25, 0.5, 1.0, 2.0, 4.5, 7.5, 11.0, 15.0, 20.0, 28.0, 40.0),
    lambda z: arrays.exp(arrays.negate(z)),
    lambda z: arrays.subtract(ONE, arrays.exp(arrays.negate(z))),
    lambda u: -np.log1p(-u),
    5e-18,
)
_UNIFORM = Standard((0.0, 0.5, 1.0), lambda z: np.ones_like(arrays.plain(z)), lambda z: z, lambda u: u, 0.0)


def _place_normal(z: Val, parameters: Sequence[Val]) -> Val:
    mean, variance = parameters
    return arrays.add(mean, arrays.multiply(arrays.sqrt(variance), z))


def _place_uniform(z: Val, parameters: Sequence[Val]) -> Val:
    low, high = parameters
    return arrays.add(low, arrays.multiply(arrays.subtract(high, low), z))


_LAWS: dict[str, tuple[Standard, Callable[[Val, Sequence[Val]], Val]]] = {
    "N": (NORMAL, _place_normal),
    "Exponential": (_EXPONENTIAL, lambda z, parameters: arrays.divide(z, parameters[0])),
    "Uniform": (_UNIFORM, _place_uniform),
}
