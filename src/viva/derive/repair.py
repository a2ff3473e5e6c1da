"""The smallest change that would make a wrong line right, in words that do not give it away.

Single edits of the wrong side are tried, each tested on the instances like any line: another sign, a transpose, a
factor, an index, a square. Two edits at once are not tried: that is what the learner is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any

from viva.derive.compare import Truth, compare
from viva.derive.errors import DeriveError
from viva.derive.tree import (
    Big,
    Elementwise,
    Function,
    Inverse,
    Item,
    Member,
    Name,
    Node,
    Number,
    Power,
    Product,
    Quotient,
    Sum,
    Transpose,
    negative,
)

if TYPE_CHECKING:
    from viva.derive.board import Board

_MOST_EDITS = 160
_FIRST = 2  # instances for a first look
_MOST_STEPS = 25_000  # nodes evaluated; a hint must not take longer than the verdict


def repaired(board: Board, left: Node, right: Node, relation: str) -> str:
    """What kind of slip the right side has, if one edit of it makes the relation hold; nothing otherwise."""
    if relation not in ("=", "<=", ">=", "<", ">"):
        return ""
    if relation != "=" and _holds(board, left, right, {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}[relation]):
        return "The inequality points the wrong way."
    first = board.worlds[0]
    enough = first.work + _MOST_STEPS
    for place, (words, edit) in enumerate(edits(right, board)):
        if place >= _MOST_EDITS or first.work > enough:
            break
        if _holds(board, left, edit, relation):
            return words
    return ""


def _holds(board: Board, left: Node, right: Node, relation: str) -> bool:
    try:
        first = compare(left, right, relation, board.worlds[:_FIRST])
        if first.truth is Truth.FAILS:
            return False
        return compare(left, right, relation, board.worlds).truth is Truth.HOLDS
    except (DeriveError, ArithmeticError, MemoryError, ValueError, IndexError):
        return False


def edits(node: Node, board: Board) -> Iterator[tuple[str, Node]]:
    """Single edits of a tree with what each would mean, likely ones first."""
    yield "The sign of the whole side is wrong.", negative(node)
    yield "A transpose is missing, or one too many.", Transpose(node)
    yield from _factors(node, board)
    yield from _inner(node)


def _factors(node: Node, board: Board) -> Iterator[tuple[str, Node]]:
    yield "A factor 2 is missing or too many.", Product(Number(2.0), node)
    yield "A factor 2 is missing or too many.", Product(Number(0.5), node)
    for symbol in board.declared.symbols.values():
        if symbol.type in ("size", "int"):
            words = f"A factor {symbol.name}, or 1/{symbol.name}, is missing or too many."
            yield words, Product(Name(symbol.name), node)
            yield words, Quotient(node, Name(symbol.name))
    for symbol in board.declared.symbols.values():
        if symbol.type == "scalar":
            words = f"A factor {symbol.name} is missing or too many."
            yield words, Product(Name(symbol.name), node)
            yield words, Quotient(node, Name(symbol.name))


def _inner(node: Node) -> Iterator[tuple[str, Node]]:
    """Edits inside the tree, outermost first."""
    waiting: list[tuple[Node, Any]] = [(node, lambda changed: changed)]
    while waiting:
        here, rebuild = waiting.pop(0)
        for words, changed in _local(here):
            yield words, rebuild(changed)
        for child, put in _children(here):
            waiting.append((child, lambda changed, put=put, rebuild=rebuild: rebuild(put(changed))))


def _local(node: Node) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Sum):
        for place, (sign, term) in enumerate(node.terms):
            other = ((-sign, term),)
            yield "The sign of one term is wrong.", Sum(node.terms[:place] + other + node.terms[place + 1 :])
        for place, (sign, term) in enumerate(node.terms):
            rest = node.terms[:place] + node.terms[place + 1 :]
            if rest:
                yield "There is a term too many.", Sum(rest)
            for factor in (2.0, 0.5):
                changed = ((sign, Product(Number(factor), term)),)
                yield (
                    "One term has a factor 2 too few or too many.",
                    Sum(node.terms[:place] + changed + node.terms[place + 1 :]),
                )
    if isinstance(node, Product):
        yield "Two factors stand in the wrong order.", Product(node.right, node.left, node.dotted)
        yield "A transpose is missing.", Product(Transpose(node.left), node.right, node.dotted)
        yield "A transpose is missing.", Product(node.left, Transpose(node.right), node.dotted)
        yield "An elementwise product is meant, or a matrix product.", Elementwise(node.left, node.right)
        yield "There is a factor too many.", node.left
        yield "There is a factor too many.", node.right
    if isinstance(node, Elementwise):
        yield "An elementwise product is meant, or a matrix product.", Product(node.left, node.right)
    if isinstance(node, Transpose):
        yield "There is a transpose too many.", node.body
    if isinstance(node, Inverse):
        yield "There is an inverse too many.", node.body
    if isinstance(node, Power):
        yield "A power is too many.", node.base
        if node.exponent == Number(2.0):
            yield "An exponent is wrong.", Power(node.base, Number(3.0))
    if isinstance(node, (Name, Member, Item)):
        yield "Something is to be squared.", Power(node, Number(2.0))
        yield "Something is to be inverted.", Inverse(node)
        yield "A sign inside is wrong.", negative(node)
    if isinstance(node, Function):
        yield f"There is a {node.name} too many.", node.body
        yield f"The sign of what {node.name} is taken of is wrong.", Function(node.name, negative(node.body))
    if isinstance(node, Quotient):
        yield "A fraction stands upside down.", Quotient(node.bottom, node.top)
        yield (
            "Something is to be squared below a fraction.",
            Quotient(node.top, Power(node.bottom, Number(2.0))),
        )
    if isinstance(node, Big) and node.high is not None:
        for step in (1.0, -1.0):
            low = Sum(((1, node.low), (1, Number(step))))
            high = Sum(((1, node.high), (1, Number(step))))
            yield "A sum begins at the wrong index.", replace(node, low=low)
            yield "A sum ends at the wrong index.", replace(node, high=high)
    if isinstance(node, Number) and node.value:
        yield "A number is wrong by a factor of 2.", Number(node.value * 2)
        yield "A number is wrong by a factor of 2.", Number(node.value / 2)


def _children(node: Node) -> Iterator[tuple[Node, Any]]:
    """Each node below with the function that puts another in its place."""
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, Node):
            yield value, lambda changed, name=each.name: replace(node, **{name: changed})
        elif isinstance(value, tuple):
            yield from _in_tuple(node, each.name, value)


def _in_tuple(node: Node, name: str, value: tuple[Any, ...]) -> Iterator[tuple[Node, Any]]:
    for place, item in enumerate(value):
        if isinstance(item, Node):
            yield (
                item,
                lambda changed, place=place: replace(
                    node, **{name: (*value[:place], changed, *value[place + 1 :])}
                ),
            )
        elif (
            isinstance(item, tuple)
            and len(item) == 2
            and isinstance(item[1], Node)
            and isinstance(item[0], int)
        ):
            yield (
                item[1],
                lambda changed, place=place, sign=item[0]: replace(
                    node, **{name: (*value[:place], (sign, changed), *value[place + 1 :])}
                ),
            )
