"""Relations between sides: =, <=, proportional to; and conditions made of them."""

from __future__ import annotations

from collections.abc import Sequence

from viva.derive.cursor import Cursor
from viva.derive.tokens import CLOSING, OPENING, Token
from viva.derive.tree import Comparison

RELATIONS = {
    "=": "=",
    r"\le": "<=",
    r"\ge": ">=",
    "<": "<",
    ">": ">",
    r"\propto": "propto",
    r"\approx": "approx",
}
_CONDITIONS = {**RELATIONS, r"\ne": "!="}


def sides(tokens: Sequence[Token], *, conditions: bool = False) -> tuple[list[list[Token]], list[str]]:
    """The parts between relations that stand in no bracket, and the relations."""
    known = _CONDITIONS if conditions else RELATIONS
    parts: list[list[Token]] = [[]]
    relations: list[str] = []
    depth = 0
    for token in tokens:
        depth += (token in OPENING or token == r"\begin") - (token in CLOSING or token == r"\end")
        if depth == 0 and token in known:
            parts.append([])
            relations.append(known[token])
        else:
            parts[-1].append(token)
    return parts, relations


def is_comparison(tokens: Sequence[Token]) -> bool:
    """Whether a bracket holds a condition, as in [y = k]."""
    return bool(sides(tokens, conditions=True)[1])


def comparison(cursor: Cursor, tokens: Sequence[Token]) -> Comparison:
    """A condition. Raises NotParsed if there is no relation in it."""
    parts, relations = sides(tokens, conditions=True)
    if not relations:
        raise cursor.error("a condition without a relation", expected="=, <, > or \\ne")
    return Comparison(tuple(cursor.parse(part) for part in parts), tuple(relations))
