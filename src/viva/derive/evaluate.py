"""What a tree is worth in a scope. Each module of rules knows some kinds of nodes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from viva.derive.arrays import Val
from viva.derive.scope import Scope
from viva.derive.tree import Node

Rule = Callable[[Any, Scope], Val]


def evaluate(node: Node, scope: Scope) -> Val:
    """The value of a tree. Raises DoesNotFit, or Undecided where it cannot be evaluated."""
    scope.world.step()
    return _rules()[type(node)](node, scope)


@cache
def _rules() -> Mapping[type[Node], Rule]:
    from viva.derive import algebra, calculus, chances, lookup, sums  # they evaluate what is inside their nodes

    return {**algebra.RULES, **lookup.RULES, **sums.RULES, **calculus.RULES, **chances.RULES}
