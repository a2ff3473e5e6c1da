"""What a tree is worth in a scope. The world brings the rules: one for each kind of node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from viva.derive.arrays import Val
from viva.derive.scope import Scope
from viva.derive.tree import Node

_LARGE = 4_000  # numbers that are handled in the time of one step

Rule = Callable[[Any, Scope], Val]


def evaluate(node: Node, scope: Scope) -> Val:
    """The value of a tree. Raises DoesNotFit, or Undecided where it cannot be evaluated."""
    world = scope.world
    world.step()
    found = world.rules[type(node)](node, scope)
    if isinstance(found, np.ndarray) and found.size > _LARGE:
        world.steps += found.size // _LARGE  # arithmetic on long arrays takes time too
    return found
