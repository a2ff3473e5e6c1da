"""Which random variables with a density a mean is over, so that it can be found exactly.

These are the ones that what it is the mean of depends on, one by one: a member of a family does not take the others
along. The largest or smallest of all members is one variable with a law of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Val, constant, plain
from viva.derive.continuous import Continuous, largest, smallest
from viva.derive.corners import noticing, unfolded
from viva.derive.errors import Undecided
from viva.derive.evaluate import evaluate
from viva.derive.nested import Body, Variable, mean_over
from viva.derive.scope import Scope, World
from viva.derive.scope import Sequence as Family
from viva.derive.sums import extreme_of_copies
from viva.derive.tables import Axis, combined, family_range
from viva.derive.tree import Member, Name, Node

MOST_VARIABLES = 2  # with a density, one inside the other
_TYPICAL = 0.37  # a quantile


def exact_mean(body: Body, about: Sequence[Node], scope: Scope) -> Val | None:
    """The mean of a body over the random variables; None where that is out of reach.

    about: what the body is made of.
    """
    world = scope.world
    axes = [axis for axis in world.axes if set(axis.names) & world.trees.used_in(*about)]
    finite = [axis for axis in axes if axis.law is None]
    chances, draws = combined(finite, world) if finite else (lambda _: np.ones((1, 1, 1)), {})
    for name, draw in draws.items():
        scope = scope.bind(name, draw(scope))
    variables, scope = _variables(body, about, [axis for axis in axes if axis.law is not None], scope)
    outcomes = chances(scope)
    scope.cells *= plain(outcomes).shape[0]
    if not variables and world.outcomes is None:  # the table of all outcomes is too large, and these are few
        return arrays.weighted(body(scope), outcomes, -3)
    if not 0 < len(variables) <= MOST_VARIABLES:
        return None
    found = mean_over(variables, body, scope)
    return None if found is None else arrays.weighted(found, outcomes, -3)


def at_home(scope: Scope) -> Scope:
    """The scope with the random variables as the world has them: a mean inside another one is over all their values."""
    world = scope.world
    names = {name for axis in world.axes for name in axis.names}
    if all(scope.values.get(name) is world.values.get(name) for name in names):
        return scope
    values = {name: value for name, value in scope.values.items() if name.partition("@")[2] not in names}
    values |= {name: world.values[name] for name in names if name in world.values}
    return Scope(world, values, scope.depth, cells=scope.cells)


def _variables(
    body: Body, about: Sequence[Node], axes: Sequence[Axis], scope: Scope
) -> tuple[list[Variable], Scope]:
    """The numbers with a density that a body depends on, and a scope to bind them in."""
    variables: list[Variable] = []
    families: dict[str, Axis] = {}
    for axis in axes:
        (name,) = axis.names
        symbol = scope.world.declared.symbols[name]
        if symbol.element != "scalar":
            raise Undecided(
                "the mean of something with a corner is evaluated of random numbers, not of vectors"
            )
        extreme = _extreme(name, about, scope.world)
        if extreme:
            variables.append(_extreme_variable(extreme, axis))
        elif symbol.type == "rv":
            variables.append(_single(name, _law(axis)))
        else:
            families[name] = axis
            scope = scope.bind(name, Family(_absent, *family_range(symbol, scope)))
    for name, index in _touched(body, variables, families, scope):
        variables.append(_member(name, index, _law(families[name])))
    return variables, scope


def _law(axis: Axis) -> Continuous:
    assert axis.law is not None
    return axis.law


def _placed(law: Continuous, z: Val, scope: Scope) -> Val:
    return law.place(z, [evaluate(scope.world.trees(text), scope) for text in law.texts])


def _single(name: str, law: Continuous) -> Variable:
    return Variable(law.standard, lambda z, scope: scope.bind(name, _placed(law, z, scope)))


def _member(name: str, index: int, law: Continuous) -> Variable:
    def bound(z: Val, scope: Scope) -> Scope:
        return scope.bind(name, scope.values[name].with_member(index, _placed(law, z, scope)))

    return Variable(law.standard, bound)


def _extreme_variable(name: str, axis: Axis) -> Variable:
    law = _law(axis)
    of = largest if name.startswith("max") else smallest
    return Variable(
        of(law.standard, axis.copies[0]), lambda z, scope: scope.bind(name, _placed(law, z, scope))
    )


def _touched(
    body: Body, others: Sequence[Variable], families: dict[str, Axis], scope: Scope
) -> list[tuple[str, int]]:
    """The members of families that a body depends on: those it asks for."""
    if not families:
        return []
    for variable in others:
        scope = variable.bound(_typical(variable), scope)
    found: set[tuple[str, int]] = set()
    for name, axis in families.items():
        typical = _placed(_law(axis), _typical(_single(name, _law(axis))), scope)
        limits = family_range(scope.world.declared.symbols[name], scope)
        scope = scope.bind(name, Family(_watched(name, typical, found), *limits))
    with noticing(scope.world):
        body(scope)
    return sorted(found)


def _typical(variable: Variable) -> Val:
    return constant(float(variable.standard.quantile(np.array(_TYPICAL))))


def _watched(name: str, value: Val, found: set[tuple[str, int]]) -> Callable[[int], Val]:
    """Members that are all alike, and note that they are asked for."""

    def member(index: int) -> Val:
        found.add((name, index))
        return value

    return member


def _absent(index: int) -> Val:
    raise Undecided(f"member {index} of a random family is not among those a mean is taken over")


def _extreme(name: str, about: Sequence[Node], world: World) -> str:
    """Under what name the largest or smallest of a family is bound, if nothing else of it is used."""
    found: set[str] = set()
    whole = used = 0
    for node in _all(about, world):
        extreme = extreme_of_copies(node)
        if extreme.partition("@")[2] == name:
            found.add(extreme)
            whole += 1
        used += isinstance(node, (Name, Member)) and node.name == name
    return found.pop() if len(found) == 1 and whole == used else ""


def _all(about: Sequence[Node], world: World) -> Iterator[Node]:
    for node in about:
        yield from unfolded(node, world.trees)
