"""Where what is evaluated has corners and jumps: differences whose signs decide between its branches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from viva.derive.arrays import Pending, Val
from viva.derive.scope import Scope, Trees, World
from viva.derive.tree import (
    Absolute,
    Call,
    Cases,
    Comparison,
    Extremum,
    ExtremumOver,
    Function,
    Indicator,
    Inverse,
    Node,
    Norm,
    NormalDensity,
    Number,
    Power,
    Prime,
    Probability,
    Quotient,
    inside,
    walk,
)

_STEPS = ("floor", "ceil", "sign")
_CORNERS = (Absolute, Cases, Extremum, ExtremumOver, Indicator, Comparison, Probability)


@dataclass(frozen=True, slots=True)
class Corner:
    """difference: what changes its sign there. jumps: whether the value jumps, and has no mere corner."""

    difference: Val
    jumps: bool


@contextmanager
def noticing(world: World) -> Iterator[list[Corner]]:
    """The corners that are met while something is evaluated."""
    found: list[Corner] = []
    before, world.corners = world.corners, found
    try:
        yield found
    finally:
        world.corners = before


def notice(scope: Scope, difference: Val, *, jumps: bool = False) -> None:
    """Says that what is evaluated has another branch where a difference has another sign."""
    corners = scope.world.corners
    if corners is not None and not isinstance(difference, Pending):
        corners.append(Corner(difference, jumps))


def is_corner(node: Node) -> bool:
    """Whether a kind of node has corners or jumps."""
    if isinstance(node, Function):
        return node.name in ("relu", *_STEPS)
    return isinstance(node, _CORNERS) or (isinstance(node, Norm) and node.kind in ("1", "inf"))


def is_delicate(node: Node, trees: Trees) -> bool:
    """Whether there are corners in a tree, or in the abbreviations in it; or what may be singular at an end."""
    return any(
        is_corner(each) or (isinstance(each, Function) and each.name in ("log", "sqrt"))
        for each in unfolded(node, trees)
    )


def unfolded(node: Node, trees: Trees) -> Iterator[Node]:
    """All nodes of a tree, and those of the abbreviations in it."""
    yield from walk(node)
    for name in trees.used_in(node):
        symbol = trees.declared.symbols.get(name)
        if symbol is not None and symbol.type == "defined":
            yield from walk(trees(symbol.definition))


def outside(node: Node, kinds: tuple[type[Node], ...], trees: Trees) -> Iterator[Node]:
    """All nodes of a tree, and those of the abbreviations in it, that stand in no node of some kinds."""
    seen: set[str] = set()
    waiting = [node]
    while waiting:
        each = waiting.pop()
        if isinstance(each, kinds):
            continue
        yield each
        waiting += inside(each)
        name = getattr(each, "name", "")
        symbol = trees.declared.symbols.get(name)
        if symbol is not None and symbol.type == "defined" and name not in seen:
            seen.add(name)
            waiting.append(trees(symbol.definition))


def is_curved(node: Node, trees: Trees) -> bool:
    """Whether something in a tree, or in the abbreviations in it, may be no polynomial of random variables."""
    return any(_is_curved(each, trees) for each in unfolded(node, trees))


def _is_curved(node: Node, trees: Trees) -> bool:
    if isinstance(node, Function):
        return node.name not in ("tr", "diag", "vec", "det")
    if isinstance(node, (Call, Prime)):
        return trees.declared.kind(node.name) == "function"
    if isinstance(node, Quotient):
        return _is_random(node.bottom, trees)
    if isinstance(node, Power):
        whole = isinstance(node.exponent, Number) and node.exponent.value in range(20)
        return not whole and (_is_random(node.base, trees) or _is_random(node.exponent, trees))
    return isinstance(node, (Inverse, Norm, NormalDensity)) and _is_random(node, trees)


def _is_random(node: Node, trees: Trees) -> bool:
    return any(trees.declared.kind(name) in ("rv", "rvfamily") for name in trees.used_in(node))
