"""Unknown functions: a smooth function nobody could guess, for every function that is declared without a formula."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.errors import Undecided

_MOST = 64  # entries of all arguments together
_WAVES = 3


def smooth_function(
    symbol: Symbol, rng: np.random.Generator, size: Callable[[str], int]
) -> Callable[..., Val]:
    """A function of numbers, vectors or matrices, with every derivative."""
    count = 1
    if symbol.returns.startswith("vector["):
        count = size(symbol.returns[7:-1])
    elif symbol.returns.startswith("matrix["):
        rows, columns = (size(text) for text in symbol.returns[7:-1].split(","))
        parts = [_scalar_function(symbol.domain, rng) for _ in range(rows * columns)]
        return lambda *arguments: arrays.stack(
            [[parts[i * columns + j](*arguments) for j in range(columns)] for i in range(rows)]
        )
    parts = [_scalar_function(symbol.domain, rng) for _ in range(count)]
    if count == 1 and not symbol.returns.startswith("vector["):
        return parts[0]
    return lambda *arguments: arrays.stack([[part(*arguments)] for part in parts])


def _scalar_function(domain: str, rng: np.random.Generator) -> Callable[..., Val]:
    waves = rng.normal(size=(_WAVES, _MOST)) * 0.6
    phases = rng.uniform(0, 6, _WAVES)
    heights = rng.normal(size=_WAVES)
    slope = rng.normal(size=_MOST) * 0.5
    bowl = rng.normal(size=(_MOST, _MOST))
    cubic = 0.1 * float(rng.normal())

    def plain(*arguments: Val) -> Val:
        cells = _cells(arguments)
        found = _combined(slope, cells)
        for wave, phase, height in zip(waves, phases, heights, strict=True):
            bent = arrays.sin(arrays.add(arrays.constant(phase), _combined(wave, cells)))
            found = arrays.add(found, arrays.multiply(arrays.constant(height), bent))
        if len(cells) == 1:
            cube = arrays.multiply(cells[0], arrays.multiply(cells[0], cells[0]))
            found = arrays.add(found, arrays.multiply(arrays.constant(cubic), cube))
        return found

    def convex(*arguments: Val) -> Val:
        cells = _cells(arguments)
        count = len(cells)
        curvature = bowl[:count, :count] @ bowl[:count, :count].T / count + np.eye(count) * 0.5
        found = _combined(slope, cells)
        for i, left in enumerate(cells):
            for j, right in enumerate(cells):
                half = arrays.constant(0.5 * curvature[i, j])
                found = arrays.add(found, arrays.multiply(half, arrays.multiply(left, right)))
        for wave, phase in zip(waves, phases, strict=True):
            found = arrays.add(found, _softplus(arrays.add(arrays.constant(phase), _combined(wave, cells))))
        return found

    def increasing(*arguments: Val) -> Val:
        cells = _cells(arguments)
        found = _combined(np.abs(slope) + 0.3, cells)
        for wave, phase in zip(np.abs(waves), phases, strict=True):
            found = arrays.add(
                found, arrays.tanh(arrays.add(arrays.constant(phase - 3), _combined(wave, cells)))
            )
        return found

    made: dict[str, Callable[..., Val]] = {
        "": plain,
        "real": plain,
        "any": plain,
        "convex": convex,
        "strongly_convex": convex,
        "increasing": increasing,
        ">0": lambda *arguments: arrays.exp(arrays.multiply(arrays.constant(0.4), plain(*arguments))),
        ">=0": lambda *arguments: arrays.exp(arrays.multiply(arrays.constant(0.4), plain(*arguments))),
        "(0,1)": lambda *arguments: _squashed(plain(*arguments)),
        "bounded": lambda *arguments: arrays.tanh(plain(*arguments)),
    }
    if domain not in made:
        raise Undecided(f"functions of the domain {domain} are not known")
    return made[domain]


def _cells(arguments: tuple[Val, ...]) -> list[Val]:
    """Every entry of every argument."""
    cells = [
        arrays.entry(argument, i, j)
        for argument in arguments
        for i in range(arrays.shape(argument)[0])
        for j in range(arrays.shape(argument)[1])
    ]
    if len(cells) > _MOST:
        raise Undecided(f"an unknown function of {len(cells)} numbers; at most {_MOST} are evaluated")
    return cells


def _combined(weights: Array, cells: list[Val]) -> Val:
    found: Val | None = None
    for weight, cell in zip(weights, cells, strict=False):
        each = arrays.multiply(arrays.constant(float(weight)), cell)
        found = each if found is None else arrays.add(found, each)
    assert found is not None
    return found


def _softplus(value: Val) -> Val:
    return arrays.log(arrays.add(arrays.ONE, arrays.exp(value)))


def _squashed(value: Val) -> Val:
    return arrays.reciprocal(arrays.add(arrays.ONE, arrays.exp(arrays.negate(value))))
