"""What form an expression has, beside its value: which operators are still in it, how many terms it has.

Every line of a chain of equalities has the same value; that a derivative is carried out, or a square expanded, shows
in the form only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields

from viva.derive.board import Board
from viva.derive.compare import Truth
from viva.derive.errors import DeriveError
from viva.derive.glance import Glance
from viva.derive.tree import (
    Big,
    BigOver,
    Call,
    Covariance,
    Differential,
    Divergence,
    Entropy,
    Expectation,
    ExtremumOver,
    Function,
    Gradient,
    Information,
    Integral,
    Laplacian,
    Limit,
    Name,
    Node,
    Number,
    Partial,
    Power,
    Prime,
    Probability,
    Product,
    Sum,
    Transpose,
    names_in,
    walk,
)

_KINDS: dict[type[Node], str] = {
    Gradient: "derivative",
    Partial: "derivative",
    Prime: "derivative",
    Differential: "derivative",
    Laplacian: "derivative",
    Expectation: "expectation",
    Covariance: "expectation",
    Probability: "probability",
    Integral: "integral",
    Divergence: "divergence",
    Entropy: "entropy",
    Information: "entropy",
    ExtremumOver: "extremum",
    Limit: "limit",
}
_E = 2.718281828459045


def features(node: Node, board: Board, kept: frozenset[str] = frozenset()) -> frozenset[str]:
    """The operators and functions in an expression. kept: abbreviations that count as plain letters."""
    return frozenset(_features(node, board, kept))


def _features(node: Node, board: Board, kept: frozenset[str]) -> Iterator[str]:
    for each in walk(node):
        if type(each) in _KINDS:
            yield _KINDS[type(each)]
        elif isinstance(each, (Big, BigOver)) and each.operation == "product":
            yield "product"
        elif isinstance(each, Function) and each.name in ("log", "exp", "softmax", "sigmoid"):
            yield each.name
        elif isinstance(each, Power) and each.base == Number(_E):
            yield "exp"
        elif isinstance(each, Call):
            yield f"{each.name}()"
        elif isinstance(each, Name) and each.name not in kept:
            symbol = board.declared.symbols.get(each.name)
            if symbol is not None and symbol.type == "defined" and symbol.args:
                yield f"{each.name}()"
            elif symbol is not None and symbol.type == "defined":
                yield from _features(board.trees(symbol.definition), board, kept)


def widest(node: Node) -> int:
    """How many terms the longest sum in an expression has."""
    return max((len(each.terms) for each in walk(node) if isinstance(each, Sum)), default=1)


def alike(left: Node, right: Node) -> bool:
    """Whether two expressions are written alike: the same but for the order of terms and brackets."""
    return _canonical(left) == _canonical(right)


def same_terms(left: Sequence[tuple[Node, int]], right: Sequence[tuple[Node, int]]) -> bool:
    """Whether two signed sums have the same terms when everything is multiplied out, up to one sign for all."""
    try:
        a, b = (
            Counter(term for node, sign in side for term in _expanded(node, sign)) for side in (left, right)
        )
    except OverflowError:
        return False
    turned = Counter((-sign, factors) for (sign, factors), count in b.items() for _ in range(count))
    return bool(a) and a in (b, turned)


def _expanded(node: Node, sign: int) -> Iterator[tuple[int, object]]:
    """The terms of an expression, multiplied out."""
    for own, factors in _multiplied(node, 0):
        yield sign * own, tuple(_canonical(each) for each in factors)


def _multiplied(node: Node, depth: int) -> list[tuple[int, tuple[Node, ...]]]:
    if depth > 12:
        raise OverflowError
    if isinstance(node, Sum):
        return [
            (own * sign, factors)
            for own, term in node.terms
            for sign, factors in _multiplied(term, depth + 1)
        ]
    if isinstance(node, Product):
        found = [
            (a * b, first + second)
            for a, first in _multiplied(node.left, depth + 1)
            for b, second in _multiplied(node.right, depth + 1)
        ]
        if len(found) > 64:
            raise OverflowError
        return found
    if isinstance(node, Transpose):
        turned = _multiplied(node.body, depth + 1)
        return [(sign, tuple(_transposed(each) for each in reversed(factors))) for sign, factors in turned]
    if node == Number(0.0):
        return []
    return [(1, (node,))]


def _transposed(node: Node) -> Node:
    if isinstance(node, Transpose):
        return node.body
    return node if isinstance(node, Number) else Transpose(node)


def _canonical(node: Node) -> object:
    if isinstance(node, Sum):
        return ("sum", frozenset(Counter(_terms(node, 1)).items()))
    if isinstance(node, Product):
        return ("product", tuple(_canonical_factors(node)))
    if not isinstance(node, Node):
        return node
    return (type(node).__name__, *(_canonical_value(getattr(node, each.name)) for each in fields(node)))


def _canonical_value(value: object) -> object:
    if isinstance(value, Node):
        return _canonical(value)
    if isinstance(value, tuple):
        return tuple(_canonical_value(each) for each in value)
    return value


def _terms(node: Node, sign: int) -> Iterator[tuple[int, object]]:
    if isinstance(node, Sum):
        for own, term in node.terms:
            yield from _terms(term, sign * own)
    else:
        yield sign, _canonical(node)


def _canonical_factors(node: Node) -> Iterator[object]:
    if isinstance(node, Product):
        yield from _canonical_factors(node.left)
        yield from _canonical_factors(node.right)
    else:
        yield _canonical(node)


def same_value(left: Node, right: Node, board: Board, glance: Glance | None = None) -> bool:
    """Whether two expressions are equal on every instance, or wherever the conditions hold."""
    if left == right:
        return True
    if glance is not None and not board.has_conditions and glance.differ(left, right):
        return False
    try:
        return board.relation(left, right, "=", conditional=True).outcome.truth is Truth.HOLDS
    except (DeriveError, ArithmeticError, ValueError, IndexError):
        return False


def as_far_as(node: Node, target: Node, board: Board, glance: Glance | None = None) -> bool:
    """Whether an expression has the value of a target, and nothing left in it that the target has not."""
    kept = frozenset(names_in(target))
    return features(node, board, kept) <= features(target, board, kept) and same_value(
        node, target, board, glance
    )


def same_form(node: Node, target: Node, board: Board, glance: Glance | None = None) -> bool:
    """Whether an expression has the value of a target, the same operators, and a sum as long."""
    kept = frozenset(names_in(target))
    return (
        features(node, board, kept) == features(target, board, kept)
        and widest(node) == widest(target)
        and same_value(node, target, board, glance)
    )
