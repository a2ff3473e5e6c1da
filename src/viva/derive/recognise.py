"""Which planted mistake a wrong line behaves like: the same values on both sides, whatever way it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viva.content.derivation import Slip
from viva.derive.board import Board
from viva.derive.compare import Truth, compare
from viva.derive.errors import DoesNotFit, NotParsed, Undecided
from viva.derive.scope import World
from viva.derive.tree import Node, Number

LOOKS = 4  # instances


@dataclass(frozen=True, slots=True)
class Planted:
    """A planted mistake as it was read. left: what it goes on from, or begins with; None where that is not known."""

    slip: Slip
    left: Node | None
    rights: tuple[Node, ...]
    relations: tuple[str, ...]


def planted(board: Board, slip: Slip, before: Node | None = None) -> Planted | None:
    """A planted mistake, read. before: the expression that it goes on from, if it begins with a relation."""
    try:
        statement = board.parse(slip.latex)[-1]
    except (NotParsed, IndexError):
        return None
    left = statement.sides[0] if statement.sides[0] is not None else before
    rights = tuple(side for side in statement.sides[1:] if side is not None)
    return Planted(slip, left, rights, statement.relations)


def recognised(board: Board, wrong: tuple[Node, Node, str], known: Sequence[Planted]) -> Slip | None:
    """The planted mistake that a wrong line, left (relation) right, behaves like.

    Where several do, the one that is written most like the line.
    """
    scores = [(_likeness(board, wrong, each), -place) for place, each in enumerate(known)]
    best = max(scores, default=(0, 0))
    return known[-best[1]].slip if best[0] > 0 else None


def _likeness(board: Board, wrong: tuple[Node, Node, str], known: Planted) -> int:
    """0 if a mistake has other values; more the more it is written alike."""
    left, right, relation = wrong
    same_relation = relation in known.relations
    if (
        known.left is not None
        and known.left != left
        and not _equal(board, known.left, left, conditional=True)
    ):
        return 0
    if known.left is None and isinstance(right, Number):
        return 0  # a bare number behind any left side says nothing
    also = 2 * (known.left == left) + same_relation
    if right in known.rights:
        return 5 + also
    return 1 + also if any(_equal(board, side, right) for side in known.rights) else 0


def _equal(board: Board, left: Node, right: Node, *, conditional: bool = False) -> bool:
    """Whether two sides have the same value on a few instances; sides that do not fit are equal if written alike."""
    if left == right:
        return True
    if _agree(left, right, board.worlds[:LOOKS]):
        return True
    return conditional and board.has_conditions and _agree(left, right, board.conditional[:LOOKS])


def _agree(left: Node, right: Node, worlds: Sequence[World]) -> bool:
    try:
        return compare(left, right, "=", worlds).truth is Truth.HOLDS
    except (DoesNotFit, Undecided, ArithmeticError, ValueError, IndexError):
        return False
