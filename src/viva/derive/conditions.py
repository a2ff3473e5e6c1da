"""Instances on which conditions hold: moved onto equations by Gauss-Newton steps, or to a stationary point."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Dual, fitted, subtract
from viva.derive.compare import index_scopes
from viva.derive.domains import limits
from viva.derive.errors import NoPoint
from viva.derive.evaluate import evaluate
from viva.derive.optimum import stationary_point
from viva.derive.scope import Scope, World
from viva.derive.scope import Sequence as Family
from viva.derive.tree import Name, Node

Equation = tuple[Node, Node]
_STEPS = 40
_LEAST_SPEED = 1e-12  # of a number that stands at the end of its domain
_LONGEST_STEP = 2.0  # of a logarithm: exp(2) is 7
_FIXED = (
    "{0,1}",
    "{-1,1}",
    "counts",
    "bits_mixed",
    "{-1,1}_mixed",
    "simplex",
    "orthogonal",
    "unit",
    "stochastic",
)


def satisfying(
    world: World, equations: Sequence[Equation], unknowns: Sequence[str] = (), *, steps: int = _STEPS
) -> World:
    """The instance moved to where equations hold. Raises NoPoint if that does not succeed.

    unknowns: the names to move; all that the equations depend on where none are given.
    """
    free = [key for key in _free(world, equations) if not unknowns or key[0] in unknowns]
    if not free:
        raise NoPoint("nothing in the conditions can be varied")
    x = np.concatenate([_read(world, *key).reshape(-1) for key in free])
    lows, highs = (np.concatenate(each) for each in zip(*(_limits(world, *key) for key in free), strict=True))
    for _ in range(steps):
        moved = _written(world, free, x)
        residual, jacobian = _linearised(moved, free, equations)
        if np.abs(residual).max() < 1e-12:
            return moved
        if not (np.all(np.isfinite(jacobian)) and np.all(np.isfinite(residual))):
            break
        speed = _speed(x, lows, highs)
        x = _stepped(x, -np.linalg.lstsq(jacobian * speed, residual, rcond=None)[0], lows, highs)
    moved = _written(world, free, x)
    if np.abs(_linearised(moved, free, equations)[0]).max() < 1e-8:
        return moved
    raise NoPoint("no instance was found on which the conditions hold")


def _limits(world: World, name: str, index: int | None) -> tuple[Array, Array]:
    """Between which ends the entries of a name have to stay."""
    size = _read(world, name, index).size
    low, high = limits(world.declared.symbols[name].domain)
    return np.full(size, low), np.full(size, high)


def _speed(x: Array, lows: Array, highs: Array) -> Array:
    """How fast numbers change with what is moved instead: the logarithm of what is positive, logits of shares."""
    with np.errstate(invalid="ignore"):
        between = np.where(np.isfinite(highs), (x - lows) * (highs - x) / (highs - lows), x - lows)
    return np.where(np.isfinite(lows), np.maximum(between, _LEAST_SPEED), 1.0)


def _stepped(x: Array, step: Array, lows: Array, highs: Array) -> Array:
    """The numbers after a step of what is moved in their place; none leaves its domain."""
    step = np.where(np.isfinite(lows), np.clip(step, -_LONGEST_STEP, _LONGEST_STEP), step)
    with np.errstate(invalid="ignore", divide="ignore", over="ignore"):
        above = lows + (x - lows) * np.exp(step)
        odds = (x - lows) / (highs - x) * np.exp(step)
        shares = lows + (highs - lows) * odds / (1 + odds)
    return np.where(np.isfinite(highs), shares, np.where(np.isfinite(lows), above, x + step))


def _linearised(
    world: World, free: Sequence[tuple[str, int | None]], equations: Sequence[Equation]
) -> tuple[Array, Array]:
    """What the equations lack, and how it changes with everything that may be moved: one column for each number."""
    sizes = [_read(world, *key).shape for key in free]
    count = sum(int(np.prod(size)) for size in sizes)
    scope = world.scope()
    depth, tag = scope.depth, arrays.new_tag()
    directed, place = scope.deeper(count), 0
    for (name, index), size in zip(free, sizes, strict=True):
        cells = int(np.prod(size))
        directions = np.zeros((count, cells))
        directions[place : place + cells] = np.eye(cells)
        place += cells
        dual = Dual(tag, _read(world, name, index), directions.reshape(count, *(1,) * depth, *size))
        old = directed.values[name]
        directed = directed.bind(name, dual if index is None else old.with_member(index, dual))
    residuals, columns = [], []
    for left, right in equations:
        for each in index_scopes(world, (left, right)):
            world.steps = 0
            inner = directed
            for name in set(each.values) - set(scope.values) | _changed(each, scope):
                inner = inner.bind(name, each.values[name])
            difference = subtract(*fitted(evaluate(left, inner), evaluate(right, inner)))
            value, tangent = arrays.parts(difference, tag)
            flat = np.ravel(arrays.plain(value))
            residuals.append(flat)
            slopes = (
                np.zeros((count, *arrays.plain(value).shape)) if tangent is None else arrays.plain(tangent)
            )
            slopes = slopes.reshape(*(1,) * max(0, depth + 3 - slopes.ndim), *slopes.shape)
            columns.append(np.broadcast_to(slopes, (count, *slopes.shape[1:])).reshape(count, -1).T)
            if columns[-1].shape[0] != flat.size:
                columns[-1] = np.broadcast_to(columns[-1], (flat.size, count))
    return np.concatenate(residuals), np.concatenate(columns)


def _changed(inner: Scope, outer: Scope) -> set[str]:
    return {name for name, value in inner.values.items() if outer.values.get(name) is not value}


def at_stationary_point(world: World, objective: Node, variables: Sequence[Node]) -> World:
    """The instance with the variables moved to where the gradient of an objective vanishes. Raises NoPoint."""
    scope = world.scope()
    values = stationary_point(objective, variables, scope)
    changed = copied(world)
    for variable, value in zip(variables, values, strict=True):
        if not isinstance(variable, Name):
            raise NoPoint("a stationary point is found for names only")
        changed.values[variable.name] = value
    _redraw(changed)
    return changed


def _redraw(world: World) -> None:
    """Random variables of an instance that has been moved get the values that their laws have there."""
    if world.outcomes is None:
        return
    scope = world.scope()
    for key, drawn in list(world.memory.items()):
        if key[0] == "draw" and drawn[1]:
            world.values[key[1]] = drawn[0](scope)
    world.outcomes = world.outcomes.moved_to(world)


def copied(world: World) -> World:
    """The same instance, to be changed. What was remembered of its abbreviations is forgotten."""
    memory = {key: value for key, value in world.memory.items() if key[0] in ("joint", "parameters", "draw")}
    return replace(world, values=dict(world.values), memory=memory, steps=0, approximate=True)


def _free(world: World, equations: Sequence[Equation]) -> list[tuple[str, int | None]]:
    """The names that may be moved: numbers, vectors, matrices, members of families; through abbreviations too."""
    names = world.trees.used_in(*(side for equation in equations for side in equation))
    found: list[tuple[str, int | None]] = []
    for name in sorted(names):
        symbol = world.declared.symbols.get(name)
        if symbol is None or symbol.domain in _FIXED:
            continue
        if symbol.type in ("scalar", "vector", "matrix"):
            found.append((name, None))
        value = world.values.get(name)
        if symbol.type == "family" and isinstance(value, Family) and not symbol.element.startswith("element"):
            found += [(name, index) for index in range(value.low, (value.high or 0) + 1)]
    return found


def _read(world: World, name: str, index: int | None) -> Array:
    value = world.values[name]
    return arrays.plain(value if index is None else value.member(index)).astype(float)


def _written(world: World, free: Sequence[tuple[str, int | None]], x: Array) -> World:
    changed = copied(world)
    place = 0
    for name, index in free:
        old = _read(world, name, index)
        value = x[place : place + old.size].reshape(old.shape)
        place += old.size
        changed.values[name] = value if index is None else changed.values[name].with_member(index, value)
    _redraw(changed)
    return changed
