"""Names in a line that nobody declared and nothing binds."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from viva.derive.declared import Declarations
from viva.derive.errors import NotParsed
from viva.derive.tree import (
    At,
    Big,
    BigOver,
    Bracket,
    Call,
    Covariance,
    Expectation,
    ExtremumOver,
    Integral,
    Item,
    Law,
    Limit,
    Member,
    Name,
    Node,
    Prime,
    inside,
    names_in,
    walk,
)


def undeclared(node: Node, declared: Declarations, line: str) -> None:
    """Raises NotParsed at the first name of a tree that is neither declared nor bound."""
    for name in _free(node, frozenset(declared.symbols)):
        if _member_of_a_set(name, declared) or _capital_of_a_table(name, declared):
            continue
        if name in free_indices(node, declared):
            continue  # an index nobody declared: the line is meant for each of its values
        shown = _latex(name)
        at = max(line.find(shown), 0)
        raise NotParsed(
            f"{shown} is not declared here", at=at, read=line[:at], expected=_suggestion(name, declared)
        )


def free_indices(node: Node, declared: Declarations) -> frozenset[str]:
    """The small letters that stand free in a tree, are not declared, and are the index of something somewhere."""
    used = {
        index.name
        for each in walk(node)
        if isinstance(each, (Item, Member))
        for index in (each.indices if isinstance(each, Item) else (each.index,))
        if isinstance(index, Name) and len(index.name) == 1 and index.name.islower()
    }
    return frozenset(used & free_names(node)) - frozenset(declared.symbols) if used else frozenset()


def free_names(node: Node) -> frozenset[str]:
    """Every name that stands free in a tree."""
    return frozenset(_free(node, frozenset()))


def _free(node: Node, bound: frozenset[str]) -> Iterator[str]:
    """The names that stand free, in order."""
    if isinstance(node, (Name, Member, Call, Prime)) and node.name not in bound:
        yield node.name
    if isinstance(node, (Big, BigOver, ExtremumOver)):
        inner = bound | names_in(node.variable)
        for child in inside(node):
            yield from _free(
                child,
                inner
                if child is node.body or child is getattr(node, "where", None)
                else bound | names_in(node.variable),
            )
        return
    if isinstance(node, (Integral, Limit)):
        for child in inside(node):
            yield from _free(child, bound | {node.variable})
        return
    if isinstance(node, At):
        yield from _free(node.value, bound)
        yield from _free(node.body, bound | names_in(node.variable))
        return
    if isinstance(node, (Expectation, Covariance)):
        yield from _free_in_expectation(node, bound)
        return
    if isinstance(node, Bracket):
        return  # its one free name is what the bracket is about
    for child in inside(node):
        yield from _free(child, bound)


def _free_in_expectation(node: Expectation | Covariance, bound: frozenset[str]) -> Iterator[str]:
    for law in node.laws:
        yield from _free_in_law(law, bound)
        if law.variable is not None:
            bound = bound | names_in(law.variable)
    bodies = (node.body,) if isinstance(node, Expectation) else (node.left, node.right)
    for body in (*bodies, *node.given):
        yield from _free(body, bound)


def _free_in_law(law: Law, bound: frozenset[str]) -> Iterator[str]:
    own = names_in(law.variable) if law.variable is not None else set()
    yield from _free(law.law, bound | own)


def _member_of_a_set(name: str, declared: Declarations) -> bool:
    """x' and \\tilde{x} are members of the set of x."""
    plain = name.rstrip("'")
    for accent in ("hat(", "tilde(", "bar("):
        if plain.startswith(accent):
            plain = plain[len(accent) : -1]
    return plain != name and declared.kind(plain) == "element"


def _capital_of_a_table(name: str, declared: Declarations) -> bool:
    """X in P(X = x) is the random variable of a joint table over x."""
    return any(symbol.type == "joint" and name.lower() in symbol.over for symbol in declared.symbols.values())


def _latex(name: str) -> str:
    """A token such as hat(x) as LaTeX."""
    head, bracket, rest = name.partition("(")
    if bracket and head in ("hat", "bar", "tilde", "vec", "dot", "cal"):
        return rf"\{'mathcal' if head == 'cal' else head}{{{rest[:-1]}}}"
    return name


def _suggestion(name: str, declared: Declarations) -> str:
    """What this problem calls something like it."""
    plain = name.strip("\\'").lower()
    letters = plain.partition("(")[2].rstrip(")") or plain
    similar = [
        known
        for known in declared.symbols
        if letters in known.lower().replace("\\", "") or known.lower().strip("\\") in letters
    ]
    near = similar or difflib.get_close_matches(name, list(declared.symbols), n=2, cutoff=0.6)
    shown = near or list(declared.symbols)[:8]
    return f"the problem's own names, such as {', '.join(shown[:8])}; write abbreviations of your own out"
