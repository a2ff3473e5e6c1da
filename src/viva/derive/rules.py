"""All rules of evaluation, by kind of node."""

from __future__ import annotations

from collections.abc import Mapping

from viva.derive import algebra, blocks, calculus, chances, entropies, integrals, lookup, sums
from viva.derive.evaluate import Rule
from viva.derive.tree import Node

RULES: Mapping[type[Node], Rule] = {
    **algebra.RULES,
    **blocks.RULES,
    **lookup.RULES,
    **sums.RULES,
    **calculus.RULES,
    **integrals.RULES,
    **chances.RULES,
    **entropies.RULES,
}
