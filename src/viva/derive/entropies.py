"""Rules for divergences, entropies and mutual information."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Pending, Val, constant, multiply, subtract
from viva.derive.chances import letters_of
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.normals import column
from viva.derive.scope import Scope
from viva.derive.sets import set_size
from viva.derive.tree import (
    Call,
    Divergence,
    Entropy,
    Information,
    Name,
    Node,
    Normal,
    NormalDensity,
    Number,
    Product,
    Quotient,
    Sum,
)


def as_function(node: Node, scope: Scope) -> tuple[Node, tuple[str, ...]]:
    """A distribution as an expression of the letters it is over."""
    letters: list[str] = []

    def converted(each: Node) -> Node:
        if isinstance(each, Name):
            symbol = scope.symbol(each.name)
            if symbol is not None and symbol.type in ("pmf", "joint"):
                note(symbol.over)
                names = tuple(Name(letter) for letter in symbol.over)
                behind = tuple(Name(letter) for letter in symbol.given) if symbol.type == "pmf" else ()
                return Call(
                    symbol.name, (*names, *behind), symbol.over, symbol.given if symbol.type == "pmf" else ()
                )
            if symbol is not None and symbol.type == "defined" and symbol.args:
                note(symbol.args[:1])
                return Call(symbol.name, (Name(symbol.args[0]),))
            return each
        if isinstance(each, Call):
            return _call(each)
        if isinstance(each, Sum):
            return Sum(tuple((sign, converted(term)) for sign, term in each.terms))
        if isinstance(each, Product):
            return Product(converted(each.left), converted(each.right))
        if isinstance(each, Quotient):
            return Quotient(converted(each.top), converted(each.bottom))
        return each

    def _call(each: Call) -> Node:
        symbol = scope.symbol(each.name)
        if symbol is None:
            return each
        over, _ = letters_of(each, symbol)
        note(over)
        if any(argument is None for argument in each.arguments):
            filled = iter(over)
            arguments = tuple(
                Name(next(filled)) if argument is None else argument for argument in each.arguments
            )
            return Call(each.name, arguments, tuple(over), each.given)
        return each

    def note(names: Sequence[str]) -> None:
        letters.extend(name for name in names if name not in letters)

    tree = converted(node)
    return tree, tuple(letters)


def _normal_law(node: Node, scope: Scope) -> tuple[Val, Val] | None:
    """Mean and covariance, if a distribution is normal."""
    if isinstance(node, (Normal, NormalDensity)):
        return evaluate(node.mean, scope), evaluate(node.covariance, scope)
    symbol = scope.symbol(getattr(node, "name", ""))
    if symbol is not None and symbol.type == "density":
        mean, covariance = scope.world.memory["parameters", symbol.name](scope)
        return mean, covariance
    return None


def _cross_entropy(left: Node, right: Node, scope: Scope) -> Val:
    """-E_left[log right]."""
    laws = _normal_law(left, scope), _normal_law(right, scope)
    if laws[0] is not None and laws[1] is not None:
        return _normal_cross_entropy(laws[0], laws[1], scope)
    p, letters = as_function(left, scope)
    q, others = as_function(right, scope)
    letters = letters or others
    if not letters:
        return _vector_cross_entropy(left, right, scope)
    total: Val = arrays.ZERO
    sizes = [set_size(letter, scope) for letter in letters]
    if any(size is None for size in sizes):
        raise Undecided("a distribution over letters whose set is not declared")
    for values in itertools.product(*(range(1, (size or 0) + 1) for size in sizes)):
        inner = scope
        for letter, value in zip(letters, values, strict=True):
            inner = inner.bind(letter, constant(float(value)))
        total = subtract(total, multiply(evaluate(p, inner), arrays.log(evaluate(q, inner))))
    return total


def _vector_cross_entropy(left: Node, right: Node, scope: Scope) -> Val:
    """Of probability vectors; a number p is the Bernoulli law (p, 1 - p)."""
    p, q = evaluate(left, scope), evaluate(right, scope)
    if arrays.is_scalar(p) and arrays.is_scalar(q):
        other = subtract(arrays.ONE, p)
        terms = arrays.add(multiply(p, arrays.log(q)), multiply(other, arrays.log(subtract(arrays.ONE, q))))
        return arrays.negate(terms)
    return arrays.negate(arrays.total(multiply(p, arrays.log(q))))


def _normal_cross_entropy(left: tuple[Val, Val], right: tuple[Val, Val], scope: Scope) -> Val:
    """(log det(2 pi C2) + tr(C2^{-1} C1) + (m1 - m2)^T C2^{-1} (m1 - m2)) / 2."""
    size = max(_size_of(value) for value in (*left, *right))
    (m1, c1), (m2, c2) = ((column(m, size), _square(c, size)) for m, c in (left, right))
    inverted = arrays.inverse(c2)
    offset = subtract(m1, m2)
    form = arrays.matmul(arrays.transpose(offset), arrays.product(inverted, offset))
    spread = arrays.trace(arrays.product(inverted, c1))
    volume = arrays.log(arrays.determinant(multiply(constant(2 * np.pi), c2)))
    return multiply(constant(0.5), arrays.add(arrays.add(volume, spread), form))


def _size_of(value: Val) -> int:
    return 1 if isinstance(value, Pending) else max(arrays.shape(value))


def _square(covariance: Val, size: int) -> Val:
    if isinstance(covariance, Pending):
        return covariance.fit(size, size)
    if size > 1 and arrays.is_scalar(covariance):
        raise DoesNotFit("the covariance of a vector is a matrix; write \\sigma^2 I")
    return covariance


def _entropy(node: Entropy, scope: Scope) -> Val:
    return _cross_entropy(node.left, node.right, scope)


def _divergence(node: Divergence, scope: Scope) -> Val:
    if node.kind == "JS":
        half = Quotient(Sum(((1, node.left), (1, node.right))), Number(2.0))
        parts = [
            subtract(_cross_entropy(each, half, scope), _cross_entropy(each, each, scope))
            for each in (node.left, node.right)
        ]
        return multiply(constant(0.5), arrays.add(*parts))
    return subtract(_cross_entropy(node.left, node.right, scope), _cross_entropy(node.left, node.left, scope))


def _information(node: Information, scope: Scope) -> Val:
    """From the entropies of the letters of the joint table."""
    joints = [s for s in scope.world.declared.symbols.values() if s.type == "joint"]
    letters = {letter for group in (*node.groups, node.given) for letter in group}
    fitting = [joint for joint in joints if letters <= set(joint.over)]
    if not fitting:
        raise Undecided("no joint table is declared over these letters")
    joint = fitting[0]
    table = scope.world.memory["joint", joint.name]

    def entropy(names: Sequence[str]) -> float:
        axes = tuple(axis for axis, letter in enumerate(joint.over) if letter not in names)
        chances = table.sum(axis=axes)
        return float(-(chances * np.log(chances)).sum()) if names else 0.0

    given = list(node.given)
    if node.kind == "H":
        together = [letter for group in node.groups for letter in group]
        return constant(entropy([*together, *given]) - entropy(given))
    left, right = (list(group) for group in node.groups)
    return constant(
        entropy([*left, *given])
        + entropy([*right, *given])
        - entropy([*left, *right, *given])
        - entropy(given)
    )


RULES: dict[type[Node], Rule] = {
    Divergence: _divergence,
    Entropy: _entropy,
    Information: _information,
}
