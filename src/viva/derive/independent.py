"""Means of products whose factors have no random variable in common: E[X Y] = E[X] E[Y]."""

from __future__ import annotations

from collections.abc import Iterator

from viva.derive.scope import World
from viva.derive.tree import Node, Product


def independent_parts(body: Node, world: World, most: int) -> tuple[Node, ...]:
    """The parts of a product that depend on different random variables; the whole where it has no such parts.

    most: how many variables with a density a mean may be over; where the body has no more, it stays whole.
    """
    used = _axes(body, world)
    if len([axis for axis in used if world.axes[axis].law is not None]) <= most:
        return (body,)
    groups: list[tuple[frozenset[int], Node]] = []
    for factor in _factors(body):
        axes, part = _axes(factor, world), factor
        for each in [each for each in groups if each[0] & axes]:
            groups.remove(each)
            axes, part = axes | each[0], Product(each[1], part)
        groups.append((axes, part))
    return tuple(part for _, part in groups)


def _axes(node: Node, world: World) -> frozenset[int]:
    """The places of the independent groups of random variables that something depends on."""
    used = world.trees.used_in(node)
    return frozenset(place for place, axis in enumerate(world.axes) if used & set(axis.names))


def _factors(node: Node) -> Iterator[Node]:
    if isinstance(node, Product):
        yield from _factors(node.left)
        yield from _factors(node.right)
    else:
        yield node
