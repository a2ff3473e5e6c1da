"""Names: declared ones, with what their type makes of the brackets and indices behind them; and those known to all."""

from __future__ import annotations

import math
from collections.abc import Sequence

from viva.content.symbol import Symbol
from viva.derive.cursor import Cursor
from viva.derive.declared import FUNCTIONS, Indexed
from viva.derive.relations import comparison, is_comparison
from viva.derive.tokens import Token, split
from viva.derive.tree import (
    BigO,
    Call,
    Constant,
    Differential,
    Function,
    Identity,
    Indicator,
    Item,
    KroneckerDelta,
    Member,
    Name,
    Node,
    Number,
    Ones,
    Power,
    Prime,
)

_EULER = math.e


def declared(cursor: Cursor) -> Node | None:
    """A declared name that stands here, with its arguments or index; None if none does."""
    name, length = match(cursor)
    if name == r"\pi" and _is_number_pi(cursor):
        cursor.next()
        return Number(math.pi)
    if name is not None and not _begins_index(cursor, length) and not _is_differential(cursor):
        cursor.at += length
        return _named(cursor, cursor.declared.symbols[name])
    found = _member(cursor)
    if found is not None:
        return found
    if _is_differential(cursor):
        cursor.next()
        return Differential(cursor.grammar.closed(cursor, cursor.grammar.primary(cursor)))
    return None


def _is_number_pi(cursor: Cursor) -> bool:
    """Whether pi is 3.14 here though it is declared: behind a 2, where the declared one is no number."""
    declared_type = cursor.declared.kind(r"\pi")
    plain = cursor.peek(1) not in ("_", "(", "^")
    return declared_type != "scalar" and plain and cursor.peek(-1) in ("2", "4", "8")


def match(cursor: Cursor) -> tuple[str | None, int]:
    """The longest declared name whose tokens come next, and how many they are."""
    for tokens, name in cursor.declared.tokens:
        here = cursor.tokens[cursor.at : cursor.at + len(tokens)]
        if len(here) == len(tokens) and all(
            a == b or (a == r"\mid" and b == "|") for a, b in zip(here, tokens, strict=True)
        ):
            return name, len(tokens)
    return None, 0


def _begins_index(cursor: Cursor, length: int) -> bool:
    """Whether the name matched so far is the base of an indexed one, or of its base: x before _i, x before ^*_i."""
    return any(len(each.base) >= length and _is_based(cursor, each) for each in cursor.declared.indexed)


def _is_based(cursor: Cursor, each: Indexed) -> bool:
    """Whether the base of an indexed name stands here with an index behind it."""
    length = len(each.base)
    here = tuple(cursor.tokens[cursor.at : cursor.at + length])
    return here == each.base and cursor.peek(length) == "_"


def _named(cursor: Cursor, symbol: Symbol) -> Node:
    letters = cursor.declared.index_letters.get(symbol.name)
    if letters:
        return _indices(symbol, [Name(letter) for letter in letters], cursor)
    primes = 0
    while cursor.take("'"):
        primes += 1
    if not _is_called(symbol):  # x' is another letter
        return Name(symbol.name + "'" * primes)
    exponent = None
    if cursor.peek() == "^" and primes == 0:
        exponent = _power_before_bracket(cursor)
    if cursor.peek() != "(" and not (cursor.peek() == "[" and symbol.type in FUNCTIONS):
        return Prime(symbol.name, primes, None) if primes else Name(symbol.name)
    node = _call(cursor, symbol, primes)
    return node if exponent is None else Power(node, exponent)


def _is_called(symbol: Symbol) -> bool:
    return symbol.type in FUNCTIONS or (symbol.type == "defined" and bool(symbol.args))


def _power_before_bracket(cursor: Cursor) -> Node | None:
    """The 2 of f^2(x); nothing is read if there is no bracket behind the power."""
    place = cursor.at
    cursor.next()
    script = cursor.script()
    if cursor.peek() == "(" and script not in ([r"\top"], ["T"], ["-", "1"], ["*"]):
        return cursor.parse(script)
    cursor.at = place
    return None


def _call(cursor: Cursor, symbol: Symbol, primes: int) -> Node:
    inside = cursor.group()
    bars = (
        {"|"} if sum(token == "|" for token in inside) == 1 else set()
    )  # two of them stand for an absolute value
    parts = split(inside, {",", ";", r"\mid", *bars})
    arguments = tuple(None if part == [r"\cdot"] else cursor.parse(part) for part in parts)
    if primes:
        return Prime(symbol.name, primes, tuple(each for each in arguments if each is not None))
    if symbol.type in ("pmf", "joint"):
        before = split(split(inside, {"|", r"\mid", ";"})[0], {","})
        letters = tuple(_letter(each) for each in arguments)
        return Call(symbol.name, arguments, letters[: len(before)], letters[len(before) :])
    return Call(symbol.name, arguments)


def _letter(node: Node | None) -> str:
    return node.name if isinstance(node, Name) else ""


def _member(cursor: Cursor) -> Node | None:
    """A member of an indexed family: x_j, x_{i+1}, z_{ij}."""
    for each in cursor.declared.indexed:
        if _is_based(cursor, each):
            cursor.at += len(each.base) + 1
            script = cursor.script()
            return _indices(each.symbol, _index_nodes(cursor, each, script), cursor)
    return None


def _index_nodes(cursor: Cursor, each: Indexed, script: list[Token]) -> list[Node]:
    count = len(each.indices)
    parts = split(script, {","})
    if len(parts) == 1 and len(script) > 1 and all(token.isalnum() and len(token) == 1 for token in script):
        parts = [[token] for token in script]  # z_{ij}, x_{ij}
    if len(parts) < count:
        raise cursor.error(f"{each.symbol.name} has {count} indices", expected=f"{count} indices")
    return [cursor.parse(part) for part in parts]


def _indices(symbol: Symbol, indices: Sequence[Node], cursor: Cursor) -> Node:
    count = len(cursor.declared.index_letters[symbol.name])
    node: Node = Member(symbol.name, indices[0])
    if count > 1:
        node = Item(Name(symbol.name), tuple(indices[:count]))
    if len(indices) > count:
        node = Item(node, tuple(indices[count:]))
    return node


def _is_differential(cursor: Cursor) -> bool:
    """Whether a d stands here that means "the differential of"."""
    if cursor.peek() != "d" or not cursor.declared.differentials:
        return False
    name, length = match(cursor)
    if name is not None and length > 1:
        return False
    following = cursor.peek(1)
    return following is not None and (
        following == "(" or following.startswith("\\") or following.startswith("word(")
    )


def known(cursor: Cursor) -> Node | None:
    """A name everybody knows, unless it is declared: e, pi, I, the vector of ones, Kronecker's delta."""
    token = cursor.peek()
    if token in ("ONES", "INDICATOR"):
        return _ones(cursor)
    if token == "I":
        return _identity(cursor)
    if token == "e":
        cursor.next()
        return Number(_EULER)
    if token == r"\pi":
        cursor.next()
        return Number(math.pi)
    if token == r"\delta" and cursor.peek(1) == "_":
        return _delta(cursor)
    if token == r"\sigma" and cursor.peek(1) in ("(", "'"):
        cursor.next()
        slope = cursor.take("'")
        return Function("sigmoid_slope" if slope else "sigmoid", cursor.parse(cursor.group()))
    if token == "word(const)":
        cursor.next()
        return Constant()
    if token in ("O", "cal(O)") and cursor.peek(1) == "(":
        cursor.next()
        return BigO(cursor.parse(cursor.group()))
    if (
        token == r"\lambda"
        and cursor.peek(1) == "_"
        and cursor.peek(2) in (r"\max", r"\min")
        and cursor.peek(3) == "("
    ):
        extreme = cursor.peek(2)
        cursor.at += 3
        return Function("eigmax" if extreme == r"\max" else "eigmin", cursor.parse(cursor.group()))
    return None


def _ones(cursor: Cursor) -> Node:
    cursor.next()
    if cursor.take("_"):
        script = cursor.script()
        if is_comparison(script):
            return Indicator(comparison(cursor, script))
        return Ones(cursor.parse(script))
    if cursor.peek() in ("[", r"\{", "("):
        place = cursor.at
        inside = cursor.group()
        if is_comparison(inside):
            return Indicator(comparison(cursor, inside))
        cursor.at = place
    return Ones(None)


def _identity(cursor: Cursor) -> Node:
    cursor.next()
    if cursor.take("_"):
        return Identity(cursor.parse(cursor.script()))
    if cursor.peek() in ("[", "("):
        place = cursor.at
        inside = cursor.group()
        if is_comparison(inside):
            return Indicator(comparison(cursor, inside))
        cursor.at = place
    return Identity(None)


def _delta(cursor: Cursor) -> Node:
    cursor.next()
    cursor.next()
    script = cursor.script()
    parts = split(script, {","})
    if len(parts) == 1:
        parts = [[token] for token in script]
    if len(parts) != 2:
        raise cursor.error("Kronecker's delta has two indices", expected=r"\delta_{ij}")
    return KroneckerDelta(cursor.parse(parts[0]), cursor.parse(parts[1]))
