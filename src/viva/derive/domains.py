"""Numbers, vectors and matrices of a declared domain, drawn at random."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from viva.derive.arrays import Array
from viva.derive.errors import Undecided

_INTERVAL = re.compile(r"\((-?[\d.]+),\s*(-?[\d.]+)\)$")


@dataclass(frozen=True, slots=True)
class Draw:
    """How an instance is drawn. nice: numbers a person can redo. scale: of real numbers, for inequalities."""

    seed: int
    nice: bool = False
    scale: float = 1.0


def numbers(domain: str, shape: tuple[int, ...], rng: np.random.Generator, draw: Draw) -> Array:
    """Numbers of a domain. Raises Undecided if there is no such domain."""
    interval = _INTERVAL.match(domain)
    if domain in ("", "real", "any"):
        drawn = rng.normal(size=shape) * 1.2 * draw.scale
        return _half(drawn) if draw.nice else drawn
    if domain == "wide":
        drawn = rng.normal(size=shape) * 2.5
        return np.round(drawn) if draw.nice else drawn
    if domain in ("small", "bounded"):
        return rng.uniform(-1, 1, size=shape) * (0.3 if domain == "small" else 1.0)
    if domain in (">0", ">=0", "positive"):
        drawn = np.exp(rng.normal(size=shape) * 0.5) * draw.scale
        return np.maximum(np.round(drawn * 2) / 2, 0.5) if draw.nice else drawn
    if domain in ("{0,1}", "bits_mixed"):
        return rng.integers(0, 2, size=shape).astype(float)
    if domain in ("{-1,1}", "{-1,1}_mixed"):
        return rng.choice([-1.0, 1.0], size=shape)
    if domain == "counts":
        return rng.integers(0, 5, size=shape).astype(float)
    if interval:
        low, high = float(interval.group(1)), float(interval.group(2))
        drawn = rng.uniform(low + 0.06 * (high - low), high - 0.06 * (high - low), size=shape)
        return _tenth(drawn, low, high) if draw.nice else drawn
    if ".." in domain:
        first, _, last = domain.partition("..")
        return rng.integers(int(first), int(last) + 1, size=shape).astype(float)
    raise Undecided(f"the domain {domain} is not known")


def limits(domain: str) -> tuple[float, float]:
    """Between which ends the numbers of a domain lie; infinite where it has none."""
    if domain in (">0", ">=0", "positive"):
        return 0.0, math.inf
    if domain == "bounded":
        return -1.0, 1.0
    interval = _INTERVAL.match(domain)
    return (float(interval[1]), float(interval[2])) if interval else (-math.inf, math.inf)


def _half(drawn: Array) -> Array:
    """Multiples of a half, none of them 0: a zero hides what it multiplies."""
    rounded = np.round(drawn * 2) / 2
    return np.where(rounded == 0, np.where(drawn < 0, -1.0, 1.0), rounded)


def _tenth(drawn: Array, low: float, high: float) -> Array:
    rounded = np.round(drawn, 1)
    return np.where((rounded > low) & (rounded < high), rounded, drawn)


def vector(domain: str, length: int, rng: np.random.Generator, draw: Draw) -> Array:
    if domain == "simplex":
        if draw.nice:
            weights = rng.permutation(np.arange(1.0, length + 1))
            return np.asarray(weights / weights.sum()).reshape(-1, 1)
        return np.maximum(rng.dirichlet(np.full(length, 2.0)), 1e-3).reshape(-1, 1)
    if domain == "unit":
        drawn = rng.normal(size=(length, 1))
        return drawn / np.linalg.norm(drawn)
    return numbers(domain, (length, 1), rng, draw)


def matrix(domain: str, rows: int, columns: int, rng: np.random.Generator, draw: Draw) -> Array:
    drawn = rng.normal(size=(rows, columns))
    if draw.nice:
        drawn = np.round(drawn * 1.5)
    square = rng.normal(size=(rows, rows))
    makers: dict[str, Callable[[], Array]] = {
        "full_column_rank": lambda: _full_rank(drawn, rng),
        "full_row_rank": lambda: _full_rank(drawn, rng),
        "spd": lambda: _nice_spd(rows, rng) if draw.nice else square @ square.T / rows + np.eye(rows) * 0.5,
        "psd": lambda: square[:, : max(1, rows - 1)] @ square[:, : max(1, rows - 1)].T,
        "symmetric": lambda: (drawn + drawn.T) / 2,
        "diagonal": lambda: np.diag(np.diag(drawn) + np.where(np.diag(drawn) == 0, 1.0, 0.0)),
        "invertible": lambda: _invertible(drawn, rng),
        "det>0": lambda: _positive_determinant(_invertible(drawn, rng)),
        "orthogonal": lambda: np.linalg.qr(rng.normal(size=(rows, columns)))[0],
        "orthonormal_columns": lambda: np.linalg.qr(rng.normal(size=(rows, columns)))[0],
        "contraction": lambda: _contraction(rng.normal(size=(rows, columns))),
        "stochastic": lambda: rng.dirichlet(np.ones(columns) * 2, size=rows),
    }
    if domain in ("", "real"):
        return drawn * draw.scale
    return makers[domain]() if domain in makers else numbers(domain, (rows, columns), rng, draw)


def _full_rank(drawn: Array, rng: np.random.Generator) -> Array:
    while np.linalg.matrix_rank(drawn) < min(drawn.shape) or np.linalg.cond(drawn) > 50:
        drawn = np.asarray(rng.normal(size=drawn.shape))
    return drawn


def _invertible(drawn: Array, rng: np.random.Generator) -> Array:
    while abs(np.linalg.det(drawn)) < 0.3 or np.linalg.cond(drawn) > 50:
        drawn = np.asarray(rng.normal(size=drawn.shape))
    return drawn


def _contraction(drawn: Array) -> Array:
    """Scaled to a spectral norm of 0.6."""
    return 0.6 * drawn / np.linalg.norm(drawn, 2)


def _positive_determinant(drawn: Array) -> Array:
    drawn = drawn.copy()
    if np.linalg.det(drawn) < 0:
        drawn[0] *= -1
    return drawn


def _nice_spd(rows: int, rng: np.random.Generator) -> Array:
    """A symmetric matrix of small whole numbers that is strictly diagonally dominant."""
    upper = np.triu(rng.integers(-1, 2, size=(rows, rows)), 1).astype(float)
    symmetric: Array = upper + upper.T
    dominant: Array = np.diag(np.abs(symmetric).sum(axis=1) + 1 + np.arange(rows))
    return symmetric + dominant
