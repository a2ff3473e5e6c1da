"""Where functions are stationary: solutions, first-order conditions, argmin and argmax of continuous variables."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from scipy.optimize import minimize_scalar, root

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val, constant, plain
from viva.derive.calculus import differentiated, variable_value, with_variable
from viva.derive.errors import DoesNotFit, NoPoint, Undecided
from viva.derive.evaluate import evaluate
from viva.derive.scope import Scope
from viva.derive.tree import ExtremumOver, Item, Member, Name, Node, Power

_TRIES = 30
_MOST_WORK = 100_000  # nodes evaluated in a search, after which no new try begins
_POSITIVE = (">0", ">=0", "(0,1)")


def stationary_point(
    objective: Node, variables: Sequence[Node], scope: Scope, *, tries: int = _TRIES
) -> list[Array]:
    """Values of the variables at which the gradient of an objective vanishes. Raises NoPoint."""
    start = [plain(variable_value(variable, scope)).astype(float) for variable in variables]
    positive = np.concatenate(
        [np.full(x.size, _is_positive(v, scope)) for v, x in zip(variables, start, strict=True)]
    )
    flat = np.concatenate([x.reshape(-1) for x in start])
    rng = np.random.default_rng(7)

    def gradient(x: Array) -> Array:
        inner = _moved(variables, _unpacked(x, start), scope)
        found = [
            plain(differentiated(variable, lambda each: evaluate(objective, each), inner)).reshape(-1)
            for variable in variables
        ]
        if sum(each.size for each in found) != x.size:
            raise NoPoint("this has another stationary point for each outcome of the random variables")
        return np.concatenate(found)

    enough = scope.world.work + _MOST_WORK
    for attempt in range(tries):
        if scope.world.work > enough:
            break
        scope.world.steps = 0  # the search is bounded by its tries, and by its work
        x = flat.copy() if attempt == 0 else flat + rng.normal(size=flat.size) * 0.5 * (1 + attempt / 10)
        x[positive] = np.abs(x[positive]) + 1e-2
        found = _search(gradient, x, positive)
        if found is not None and np.abs(found).max() < 60 * (1 + np.abs(flat).max()):
            return _unpacked(found, start)
    if flat.size == 1:
        return [_bounded(objective, variables[0], scope).reshape(start[0].shape)]
    raise NoPoint("no stationary point was found")


def _is_positive(variable: Node, scope: Scope) -> bool:
    base = variable if hasattr(variable, "name") else getattr(variable, "base", variable)
    symbol = scope.symbol(str(getattr(base, "name", "")))
    return isinstance(variable, Power) or (symbol is not None and symbol.domain in _POSITIVE)


def _search(gradient: Callable[[Array], Array], start: Array, positive: Array) -> Array | None:
    """A zero of the gradient near a start; positive unknowns are searched in their logarithms."""

    def natural(y: Array) -> Array:
        return np.where(positive, np.exp(np.clip(y, -30, 30)), y)

    def value(y: Array) -> Array:
        found = gradient(natural(y))
        return np.where(np.isfinite(found), found, 1e3)

    coordinates = np.where(positive, np.log(np.where(positive, start, 1.0)), start)
    with np.errstate(all="ignore"):
        x = natural(root(value, coordinates, method="hybr", options={"xtol": 1e-14, "maxfev": 300}).x)
        x, g = _polished(gradient, x)
    if np.all(np.isfinite(g)) and np.abs(g).max() < 1e-9 * (1 + np.abs(x).max()):
        return x
    return None


def _polished(gradient: Callable[[Array], Array], x: Array) -> tuple[Array, Array]:
    """A few Newton steps."""
    g = gradient(x)
    for _ in range(3):
        if not np.all(np.isfinite(g)) or np.abs(g).max() < 1e-14:
            break
        jacobian = np.empty((x.size, x.size))
        for i in range(x.size):
            step = np.zeros(x.size)
            step[i] = 1e-5 * (1 + abs(x[i]))
            jacobian[:, i] = (gradient(x + step) - gradient(x - step)) / (2 * step[i])
        if not np.all(np.isfinite(jacobian)):
            break
        better = x - np.linalg.lstsq(jacobian, g, rcond=None)[0]
        lower = gradient(better)
        if not np.all(np.isfinite(lower)) or np.abs(lower).max() >= np.abs(g).max():
            break
        x, g = better, lower
    return x, g


def _bounded(objective: Node, variable: Node, scope: Scope) -> Array:
    """The minimiser of a function of one number that is not smooth, between -12 and 12."""

    def value(x: float) -> float:
        scope.world.steps = 0
        return arrays.number(evaluate(objective, with_variable(variable, constant(x), scope)))

    grid = np.linspace(-12, 12, 241)
    best = grid[int(np.argmin([value(x) for x in grid]))]
    found = minimize_scalar(
        value, bounds=(best - 0.11, best + 0.11), method="bounded", options={"xatol": 1e-13}
    )
    return np.array([float(found.x)])


def _unpacked(x: Array, like: Sequence[Array]) -> list[Array]:
    out, place = [], 0
    for each in like:
        out.append(x[place : place + each.size].reshape(each.shape))
        place += each.size
    return out


def _moved(variables: Sequence[Node], values: Sequence[Array], scope: Scope) -> Scope:
    for variable, value in zip(variables, values, strict=True):
        scope = with_variable(variable, value, scope)
    return scope


def solution(symbol: Symbol, scope: Scope) -> Val:
    """The value of a declared solution: of the objective it belongs to, with respect to its variables."""
    world = scope.world
    group = [
        each.name
        for each in world.declared.symbols.values()
        if each.type == "solution" and each.of == symbol.of and each.wrt == symbol.wrt
    ]
    place = group.index(symbol.name) if len(symbol.wrt) > 1 else 0
    used = world.trees.used_by(symbol.name) - frozenset(symbol.wrt)
    if not scope.unchanged(used):
        return _solved(symbol, scope)[place]
    key = ("solution", symbol.of, symbol.wrt)
    if key not in world.memory:
        world.memory[key] = _solved(symbol, world.scope())
    found: Val = world.memory[key][place]
    return found


def _solved(symbol: Symbol, scope: Scope) -> list[Array]:
    """The values of all variables of a solution."""
    changed = {
        name: value for name, value in scope.values.items() if scope.world.values.get(name) is not value
    }
    if any(isinstance(value, arrays.Dual) for value in changed.values()):
        raise Undecided("the derivative of a solution is not evaluated")
    variables = [scope.world.trees(text) for text in symbol.wrt]
    for variable in variables:
        if isinstance(variable, Name):
            start = scope.world.values.get(variable.name)
            scope = scope.bind(variable.name, constant(0.3) if start is None else start)
    return stationary_point(scope.world.trees(symbol.of), variables, scope)


def is_continuous(variable: Node, body: Node, scope: Scope) -> bool:
    """Whether an extremum is over numbers, and not over a finite set."""
    if isinstance(variable, (Item, Member)):
        return True
    symbol = scope.symbol(variable.name) if isinstance(variable, Name) else None
    return symbol is not None and symbol.type in ("scalar", "vector", "matrix")


def continuous_extremum(node: ExtremumOver, scope: Scope) -> Val:
    """At the stationary point, if no point near it is better. Raises NoPoint otherwise."""
    (point,) = stationary_point(node.body, [node.variable], scope)
    wants_more = node.operation.endswith("max")
    best = _worth(node, point, scope)
    rng = np.random.default_rng(11)
    for size in (1e-3, 1e-2, 0.1):
        for _ in range(4):
            step = rng.normal(size=point.shape) * size * (1 + np.abs(point).max())
            try:
                other = _worth(node, point + step, scope)
            except (DoesNotFit, Undecided):
                continue
            gain = other - best if wants_more else best - other
            if gain > 1e-9 * (1 + abs(best)):
                raise NoPoint("the stationary point is not the extremum that is asked for")
    return point if node.operation.startswith("arg") else constant(best)


def _worth(node: ExtremumOver, point: Array, scope: Scope) -> float:
    return arrays.number(evaluate(node.body, with_variable(node.variable, point, scope)))
