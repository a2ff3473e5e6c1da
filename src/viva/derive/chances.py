"""Rules for expectations, variances and probabilities."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.algebra import holds
from viva.derive.arrays import Val, constant, multiply, subtract
from viva.derive.corners import is_delicate
from viva.derive.errors import Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.independent import independent_parts
from viva.derive.lookup import call
from viva.derive.means import MOST_VARIABLES
from viva.derive.nested import Body
from viva.derive.normals import over_normal
from viva.derive.outcomes import over_outcomes
from viva.derive.scope import Scope
from viva.derive.sets import set_size
from viva.derive.tree import (
    Big,
    Call,
    Comparison,
    Covariance,
    Expectation,
    Law,
    Name,
    Node,
    Normal,
    NormalDensity,
    Probability,
    Product,
    names_in,
)


def expected(
    laws: Sequence[Law], body: Body, scope: Scope, given: Sequence[Node] = (), about: Node | None = None
) -> Val:
    """The expectation of a body over laws, one after the other; over all random variables where there is none."""
    random = [law for law in laws if law.variable == law.law and _is_random(law.law, scope)]
    if random and len(random) == len(laws):
        laws, given = (), (*given, *_others(random, about, scope))
    if not laws:
        if not scope.world.axes and scope.world.outcomes is None:
            return expected([_only_law(about, scope)], body, scope, given, about)
        return over_outcomes(body, scope, given, about)
    if given:
        return _ratio(laws, body, given, scope)
    first, rest = laws[0], laws[1:]
    if first.variable == first.law and first.variable is not None:
        first = Law(None, _law_of_letter(first.variable, scope))
    return _over_law(first, lambda inner: expected(rest, body, inner) if rest else body(inner), scope)


def _ratio(laws: Sequence[Law], body: Body, given: Sequence[Node], scope: Scope) -> Val:
    """E[body | event]: over the part of the law where the event holds."""
    events = [each for each in given if isinstance(each, Comparison)]
    if len(events) != len(given):
        return expected(laws, body, scope)  # a condition that the law already has: E_{y ~ p(. | x)}[... | x]

    def inside(inner: Scope) -> Val:
        found: Val = arrays.ONE
        for event in events:
            found = multiply(found, np.where(holds(event, inner), 1.0, 0.0))
        return found

    above = expected(laws, lambda inner: multiply(body(inner), inside(inner)), scope)
    return arrays.divide(above, expected(laws, inside, scope))


def _is_random(node: Node, scope: Scope) -> bool:
    symbol = scope.symbol(getattr(node, "name", "")) if not isinstance(node, Call) else None
    return symbol is not None and symbol.type in ("rv", "rvfamily")


def _others(random: Sequence[Law], about: Node | None, scope: Scope) -> list[Node]:
    """The random variables in a body that an expectation is not over: they are held."""
    if about is None:
        return []
    over = {getattr(law.law, "name", "") for law in random}
    return [
        Name(name)
        for name in sorted(names_in(about))
        if name not in over and (symbol := scope.symbol(name)) is not None and symbol.type == "rv"
    ]


def _only_law(about: Node | None, scope: Scope) -> Law:
    """The one table that an expectation without a subscript can be over."""
    tables = [
        s
        for s in scope.world.declared.symbols.values()
        if s.type in ("joint", "pmf", "density") and not s.given
    ]
    inside = names_in(about) if about is not None else set()
    fitting = [table for table in tables if set(table.over) & inside] or tables
    if len(fitting) != 1:
        raise Undecided("an expectation over what? Write \\mathbb{E}_{x \\sim p}")
    return Law(None, Name(fitting[0].name))


def _law_of_letter(variable: Node, scope: Scope) -> Node:
    """The declared law of a letter in E_x."""
    name = getattr(variable, "name", "")
    for symbol in scope.world.declared.symbols.values():
        if symbol.type in ("pmf", "density") and symbol.over == (name,):
            return Call(
                symbol.name,
                tuple(Name(each) for each in (*symbol.over, *symbol.given)),
                symbol.over,
                symbol.given,
            )
        if symbol.type == "joint" and name in symbol.over:
            return Call(symbol.name, (Name(name),), (name,), ())
    raise Undecided(f"it is not declared how {name} is distributed")


def _over_law(law: Law, body: Body, scope: Scope) -> Val:
    """The expectation over one law."""
    if isinstance(law.law, Normal):
        mean, covariance = evaluate(law.law.mean, scope), evaluate(law.law.covariance, scope)
        return over_normal(law.variable, mean, covariance, body, scope)
    if isinstance(law.law, NormalDensity):
        mean, covariance = evaluate(law.law.mean, scope), evaluate(law.law.covariance, scope)
        return over_normal(law.law.point, mean, covariance, body, scope)
    symbol = scope.symbol(getattr(law.law, "name", ""))
    if symbol is None:
        raise Undecided("the law of an expectation is not declared")
    if symbol.type == "density":
        mean, covariance = scope.world.memory["parameters", symbol.name](scope)
        return over_normal(law.variable or Name(symbol.over[0]), mean, covariance, body, scope)
    found: Val | None = None
    for inner, chance in _members(law, symbol, scope):
        term = multiply(chance, body(inner))
        found = term if found is None else arrays.add(found, term)
    if found is None:
        raise Undecided(f"{symbol.name} is no distribution")
    return found


def _members(law: Law, symbol: Symbol, scope: Scope) -> Iterator[tuple[Scope, Val]]:
    """Each value of the letters a table is over, bound, with its chance."""
    node = law.law
    letters, given = letters_of(node, symbol)
    names = list(letters)
    if law.variable is not None and isinstance(law.variable, Name) and len(letters) == 1:
        names = [law.variable.name]
    behind = [evaluate(each, scope) for each in given]
    sizes = [_size(letter, symbol, scope) for letter in letters]
    for values in itertools.product(*(range(1, size + 1) for size in sizes)):
        inner = scope
        arguments: list[Val] = []
        for name, value in zip(names, values, strict=True):
            arguments.append(constant(float(value)))
            inner = inner.bind(name, arguments[-1])
        if symbol.type == "joint":
            asked = node if isinstance(node, Call) else Call(symbol.name, (), tuple(letters), ())
            yield inner, call(symbol, [*arguments, *behind], scope, asked)
        else:
            yield inner, call(symbol, [*arguments, *behind], inner)


def _size(letter: str, symbol: Symbol, scope: Scope) -> int:
    size = set_size(letter, scope)
    if size is None:
        raise Undecided(f"it is not declared which set {letter} is of")
    return size


def letters_of(node: Node, symbol: Symbol) -> tuple[tuple[str, ...], tuple[Node, ...]]:
    """The letters a law runs over and the arguments behind its bar."""
    if isinstance(node, Call):
        count = len(node.over) if symbol.type == "joint" else len(symbol.over) or 1
        over = (
            node.over[:count]
            if all(node.over[:count]) and node.over
            else (symbol.over or symbol.args)[:count]
        )
        if symbol.type == "defined":
            over = tuple(
                _name_or(each, letter) for each, letter in zip(node.arguments, symbol.args[:1], strict=False)
            )
            return over, tuple(each for each in node.arguments[1:] if each is not None)
        return over, tuple(each for each in node.arguments[count:] if each is not None)
    if symbol.type == "defined":
        return symbol.args[:1], ()
    if symbol.type == "pmf":
        return symbol.over, tuple(Name(letter) for letter in symbol.given)
    return symbol.over, ()


def _name_or(node: Node | None, letter: str) -> str:
    return node.name if isinstance(node, Name) else letter


def _expectation(node: Expectation, scope: Scope) -> Val:
    def body(inner: Scope) -> Val:
        return evaluate(node.body, inner)

    if node.kind == "E" and (found := _mean_of_parts(node, scope)) is not None:
        return found
    mean = expected(node.laws, body, scope, node.given, node.body)
    if node.kind == "E":
        return mean
    if arrays.shape(mean) != (1, 1):
        return _covariance_of(node.laws, node.body, node.body, scope, node.given)
    return expected(
        node.laws,
        lambda inner: arrays.power(subtract(body(inner), mean), constant(2.0)),
        scope,
        node.given,
        node.body,
    )


def _mean_of_parts(node: Expectation, scope: Scope) -> Val | None:
    """Of a sum by linearity, of too many variables as the product of the means of independent factors."""
    if node.laws or node.given or not scope.world.axes:
        return None
    if (
        isinstance(node.body, Big)
        and node.body.operation == "sum"
        and is_delicate(node.body, scope.world.trees)
    ):
        return evaluate(replace(node.body, body=Expectation("E", (), node.body.body)), scope)
    parts = independent_parts(node.body, scope.world, MOST_VARIABLES)
    if len(parts) == 1:
        return None
    found: Val = arrays.ONE
    for part in parts:
        mean = _expectation(Expectation("E", (), part), scope)
        if arrays.shape(mean) != (1, 1):
            return None
        found = multiply(found, mean)
    return found


def _covariance(node: Covariance, scope: Scope) -> Val:
    return _covariance_of(node.laws, node.left, node.right, scope, node.given)


def _covariance_of(laws: Sequence[Law], left: Node, right: Node, scope: Scope, given: Sequence[Node]) -> Val:
    """E[(x - E x) (y - E y)^T]."""
    both = Product(left, right)
    mean_left = expected(laws, lambda inner: evaluate(left, inner), scope, given, both)
    mean_right = expected(laws, lambda inner: evaluate(right, inner), scope, given, both)

    def body(inner: Scope) -> Val:
        a = subtract(evaluate(left, inner), mean_left)
        b = subtract(evaluate(right, inner), mean_right)
        return arrays.product(a, arrays.transpose(b))

    return expected(laws, body, scope, given, both)


def _probability(node: Probability, scope: Scope) -> Val:
    world = scope.world
    if not world.axes and world.outcomes is None:
        return _probability_in_table(node, scope)
    event, given = node.event, node.given
    assert isinstance(event, Comparison)

    def happens(inner: Scope) -> Val:
        return np.where(holds(event, inner), 1.0, 0.0)

    return over_outcomes(happens, scope, () if given is None else (given,), event)


def _probability_in_table(node: Probability, scope: Scope) -> Val:
    """P(X = x | Y = y) of a joint table, whose letters in capitals are the random variables."""
    joints = [s for s in scope.world.declared.symbols.values() if s.type == "joint"]
    if len(joints) != 1:
        raise Undecided("no random variables are declared")
    (joint,) = joints

    def chance(*events: Node | None) -> Val:
        return _event_chance(joint, [each for each in events if isinstance(each, Comparison)], scope)

    if node.given is None:
        return chance(node.event)
    return arrays.divide(chance(node.event, node.given), chance(node.given))


def _event_chance(joint: Symbol, events: Sequence[Comparison], scope: Scope) -> Val:
    total: Val = arrays.ZERO
    sizes = [_size(letter, joint, scope) for letter in joint.over]
    for values in itertools.product(*(range(1, size + 1) for size in sizes)):
        inner = scope
        for letter, value in zip(joint.over, values, strict=True):
            inner = inner.bind(letter.upper(), constant(float(value)))
        if all(bool(np.all(holds(event, inner))) for event in events):
            arguments = [constant(float(value)) for value in values]
            total = arrays.add(total, scope.world.functions[joint.name](joint.over, (), arguments))
    return total


RULES: dict[type[Node], Rule] = {
    Expectation: _expectation,
    Covariance: _covariance,
    Probability: _probability,
}
