"""Finite sets: how many members the set of an element has."""

from __future__ import annotations

from viva.content.symbol import Symbol
from viva.derive.scope import Scope


def set_of(symbol: Symbol) -> str:
    """The name of the set that an element is of."""
    return symbol.set or symbol.name


def set_size(name: str, scope: Scope) -> int | None:
    """The size of the set a letter ranges over: that of a declared element, or of the letter without its primes."""
    for each in (name, name.rstrip("'"), _without_accent(name)):
        symbol = scope.symbol(each)
        if symbol is not None and symbol.type == "element":
            return scope.world.sets[set_of(symbol)]
    return None


def _without_accent(name: str) -> str:
    """x of \\tilde{x}, which is another member of the same set."""
    for accent in ("hat(", "tilde(", "bar("):
        if name.startswith(accent) and name.endswith(")"):
            return name[len(accent) : -1]
    return name
