"""Relations that leave something open: proportional to, up to a constant, up to O(h^k)."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from viva.content.derivation import Setting
from viva.derive import arrays
from viva.derive.arrays import Array, constant
from viva.derive.compare import TOLERANCE, Outcome, Truth, Witness, index_scopes, sides
from viva.derive.domains import Draw, matrix, numbers, vector
from viva.derive.errors import Undecided
from viva.derive.evaluate import evaluate
from viva.derive.scope import Scope, World
from viva.derive.scope import Sequence as Family
from viva.derive.sets import set_of
from viva.derive.tree import BigO, Node, Number, Power, walk

_STEPS = (0.08, 0.04, 0.02)  # of the small symbol
_CHANGES = 3


def compare_up_to(
    left: Node, right: Node, relation: str, worlds: Sequence[World], setting: Setting
) -> Outcome:
    """Whether the difference of two sides (their ratio, for "propto") does not depend on `constant_in`."""
    variables = setting.constant_in or setting.stationary_wrt or _arguments(left, worlds)
    if not variables:
        raise Undecided("this problem does not say in which variable a constant is constant")
    good = 0
    for world in worlds:
        scope = next(index_scopes(world, (left, right)))
        rng = np.random.default_rng(5)
        found, seen = [], []
        for _ in range(_CHANGES):
            inner = redrawn(scope, variables, rng)
            world.steps = 0
            a, b = sides(left, right, inner)
            seen.append((a, b))
            found.append(_open(a, b, relation))
        if not np.all(np.isfinite(found)):
            continue
        good += 1
        size = max(
            float(np.abs(each).max())
            for each in (found if relation == "propto" else [x for pair in seen for x in pair])
        )
        if float(np.ptp(np.array(found), axis=0).max()) > TOLERANCE * max(
            size, 1e-3 if relation != "propto" else 0
        ):
            return Outcome(
                Truth.FAILS,
                Witness(scope, np.atleast_2d(found[0]), np.atleast_2d(found[1]), upto=variables[0]),
            )
    return Outcome(Truth.HOLDS) if good >= 3 else Outcome(Truth.UNKNOWN, reason="no finite instance")


def _arguments(node: Node, worlds: Sequence[World]) -> tuple[str, ...]:
    """The arguments of the function on the left: log L(w) is meant as a function of w."""
    for each in walk(node):
        symbol = worlds[0].declared.symbols.get(str(getattr(each, "name", "")))
        if symbol is not None and symbol.type == "defined" and symbol.args:
            return tuple(name for name in symbol.args if name in worlds[0].values)
    return ()


def _open(a: Array, b: Array, relation: str) -> Array:
    """What a constant would have to be."""
    if relation != "propto":
        return (a - b).astype(float)
    if a.size == 1 and b.size == 1:
        with np.errstate(all="ignore"):
            return (a / b).astype(float)
    place = int(np.argmax(np.abs(b)))
    factor = a.reshape(-1)[place] / b.reshape(-1)[place]
    if float(np.abs(a - factor * b).max()) > TOLERANCE * float(np.abs(a).max()):
        return np.array([np.inf])
    return np.array([factor])


def redrawn(scope: Scope, names: Sequence[str], rng: np.random.Generator) -> Scope:
    """The same instance with other values of some names."""
    draw = Draw(0)
    for name in names:
        symbol = scope.symbol(name)
        if symbol is None:
            raise Undecided(f"{name} is not declared")
        old = scope.values.get(name)
        if symbol.type == "element":
            count = scope.world.sets[set_of(symbol)]
            scope = scope.bind(name, constant(float(rng.integers(1, count + 1))))
        elif isinstance(old, Family):
            members = [
                numbers(symbol.domain, arrays.plain(old.member(k)).shape, rng, draw)
                for k in range(old.low, (old.high or old.low) + 1)
            ]
            scope = scope.bind(name, Family(_member(members, old.low), old.low, old.high))
        elif symbol.type == "vector":
            scope = scope.bind(
                name, vector(symbol.domain, arrays.plain(scope.values[name]).shape[0], rng, draw)
            )
        elif symbol.type == "matrix":
            scope = scope.bind(name, matrix(symbol.domain, *arrays.shape(scope.values[name]), rng, draw))
        else:
            scope = scope.bind(name, numbers(symbol.domain, (1, 1), rng, draw))
    return scope


def _member(members: list[Array], low: int) -> Callable[[int], Array]:
    return lambda index: members[index - low]


def compare_order(left: Node, right: Node, worlds: Sequence[World], setting: Setting) -> Outcome:
    """Whether two sides differ by O(h^k) only: the slope of their difference as h goes to 0.

    Without an O the right side is a polynomial in h of some degree, and the difference has to be of higher order.
    """
    if not setting.small:
        raise Undecided("this problem does not say which symbol is small")
    order = _written_order(right) or _written_order(left)
    slopes: list[float] = []
    for world in worlds:
        scope = next(index_scopes(world, (left, right)))
        wanted = order if order is not None else _degree(right, scope, setting.small) + 1
        errors = [_error(left, right, _shrunk(scope, setting.small, step)) for step in _STEPS]
        if min(errors) < 1e-12:
            slopes.append(float(wanted))
            continue
        slopes.append(float(np.log2(errors[1] / errors[2])))
    if not slopes:
        return Outcome(Truth.UNKNOWN, reason="no finite instance")
    wanted = order if order is not None else _degree(right, worlds[0].scope(), setting.small) + 1
    found = float(np.median(slopes))
    if found > wanted - 0.35:
        return Outcome(Truth.HOLDS)
    return Outcome(
        Truth.FAILS,
        Witness(worlds[0].scope(), constant(float(wanted)), constant(round(found, 2)), upto=setting.small),
    )


def _written_order(node: Node) -> float | None:
    for each in walk(node):
        if isinstance(each, BigO):
            body = each.body
            if isinstance(body, Power) and isinstance(body.exponent, Number):
                return body.exponent.value
            return 1.0
    return None


def _shrunk(scope: Scope, small: str, step: float) -> Scope:
    """The small symbol with another size: a number has it as its value, a vector its direction kept."""
    value = arrays.plain(scope.values[small])
    return scope.bind(small, constant(step) if value.size == 1 else value * (step / 0.1))


def _error(left: Node, right: Node, scope: Scope) -> float:
    scope.world.steps = 0
    a, b = sides(left, right, scope)
    return float(np.abs(a - b).max())


def _degree(node: Node, scope: Scope, small: str) -> int:
    """The degree of a polynomial in the small symbol, by finite differences; at most 4."""
    values = []
    for k in range(7):
        scope.world.steps = 0
        values.append(float(arrays.plain(evaluate(node, _shrunk(scope, small, 0.1 * k))).reshape(-1)[0]))
    differences = np.array(values)
    size = max(float(np.abs(differences).max()), 1e-12)
    for degree in range(5):
        differences = np.diff(differences)
        if float(np.abs(differences).max()) < 1e-9 * size:
            return degree
    raise Undecided("the right side of an approximation is no polynomial in what is small")
