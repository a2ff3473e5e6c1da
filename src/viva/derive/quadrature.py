"""Nodes and weights for integrals: Gauss-Legendre on panels, and tanh-sinh where an end may be singular."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from functools import cache

import numpy as np
from scipy.special import expit

from viva.derive.arrays import Array
from viva.derive.laws import normal_nodes, panels


@dataclass(frozen=True)
class Rule:
    """A rule for -1 to 1, and the weights of a lesser one that has some of its nodes.

    sure: how near the two are, of the integral, where the better one is as good as exact.
    """

    nodes: Array
    weights: Array
    lesser: Array
    sure: float


def _kronrod() -> Rule:
    """15 and 7 nodes: Kronrod (1965), numbers as in QUADPACK (Piessens and others, 1983)."""
    x = [
        *(0.991455371120812639, 0.949107912342758525, 0.864864423359769073, 0.741531185599394440),
        *(0.586087235467691130, 0.405845151377397167, 0.207784955007898468),
    ]
    w = [
        *(0.022935322010529225, 0.063092092629978553, 0.104790010322250184, 0.140653259715525919),
        *(0.169004726639267903, 0.190350578064785410, 0.204432940075298892),
    ]
    gauss = np.zeros(15)
    gauss[1::2] = np.polynomial.legendre.leggauss(7)[1]
    nodes = np.array([*(-each for each in x), 0.0, *reversed(x)])
    return Rule(nodes, np.array([*w, 0.209482141084727828, *reversed(w)]), gauss, 1e-7)


KRONROD = _kronrod()
_TAIL = 45.0  # exp(-45) is 3e-20
_STEPS, _STEP = 132, 0.034  # of the parameter of tanh-sinh, to either side


@cache
def line_nodes(low: float, high: float) -> tuple[Array, Array]:
    """Nodes and weights between two ends, which may be infinite."""
    if math.isinf(low) and math.isinf(high):
        return panels(np.linspace(-_TAIL, _TAIL, 181))
    if math.isinf(high):
        near, near_weights = _tanh_sinh(low, low + 1)
        edges = low + np.concatenate([np.linspace(1, 25, 61), np.linspace(25, 160, 46)[1:]])
        far, far_weights = panels(edges)
        return np.concatenate([near, far]), np.concatenate([near_weights, far_weights])
    if math.isinf(low):
        nodes, weights = line_nodes(-high, math.inf)
        return -nodes, weights
    return _tanh_sinh(low, high)


def _tanh_sinh(low: float, high: float) -> tuple[Array, Array]:
    """Takahasi and Mori (1974): exact for analytic integrands, singular ends included.

    Nodes are told by their distance from the nearer end: next to 0 they go down to 1e-60, which even x^-0.8 needs.
    """
    if low == high:
        return np.array([low]), np.zeros(1)
    t = _STEP * np.arange(-_STEPS, _STEPS + 1)
    inside = np.pi * np.sinh(t)
    share, rest = expit(inside), expit(-inside)
    nodes = np.where(t < 0, low + (high - low) * share, high - (high - low) * rest)
    weights = (high - low) * _STEP * np.pi * np.cosh(t) * share * rest
    kept = (nodes > min(low, high)) & (nodes < max(low, high))
    return nodes[kept], weights[kept]


def _singular() -> Rule:
    """For integrands that are singular at the ends. With twice the nodes the error is about squared."""
    nodes, weights = _tanh_sinh(-1.0, 1.0)
    lesser = weights * 2
    lesser[1::2] = 0.0
    return Rule(nodes, weights, lesser, 1e-6)


TANH_SINH = _singular()


@cache
def space_nodes(dimension: int) -> tuple[Array, Array]:
    """Nodes (points, dimension) and weights over all of space, for integrands that fall off like normal densities."""
    count = {2: 81, 3: 41}[dimension]
    each = np.linspace(-10, 10, count)  # the trapezoid rule: exponentially exact for such integrands
    points = np.array(list(itertools.product(each, repeat=dimension)))
    return points, np.full(len(points), (each[1] - each[0]) ** dimension)


@cache
def normal_space(dimension: int) -> tuple[Array, Array]:
    """Gauss-Hermite nodes (points, dimension) and weights of a standard normal vector."""
    if dimension == 1:
        nodes, weights = normal_nodes(1)
    else:
        nodes, weights = np.polynomial.hermite_e.hermegauss(12 if dimension == 2 else 8)
        weights = weights / weights.sum()
    points = np.array(list(itertools.product(nodes, repeat=dimension)))
    chances = np.prod(np.array(list(itertools.product(weights, repeat=dimension))), axis=1)
    return points, chances
