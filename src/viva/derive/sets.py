"""Finite sets: how many members the set of an element has."""

from __future__ import annotations

from viva.derive.scope import Scope


def set_size(name: str, scope: Scope) -> int | None:
    """The size of the set a letter ranges over: that of a declared element, or of the letter without its primes."""
    for each in (name, name.rstrip("'"), _without_accent(name)):
        symbol = scope.symbol(each)
        if symbol is not None and symbol.type == "element":
            return scope.world.sets[symbol.set or symbol.name]
    return None


def _without_accent(name: str) -> str:
    """x of \\tilde{x}, which is another member of the same set."""
    for accent in ("hat(", "tilde(", "bar("):
        if name.startswith(accent) and name.endswith(")"):
            return name[len(accent) : -1]
    return name
