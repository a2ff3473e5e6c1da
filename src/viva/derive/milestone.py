"""Whether a claim reaches a milestone: says the same in the same form, up to a factor and the sides of an equation."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from viva.derive.board import Board
from viva.derive.compare import TOLERANCE
from viva.derive.form import features, same_form, same_terms, same_value, widest
from viva.derive.glance import LOOKS, Glance, multiple
from viva.derive.tree import Node, Number, names_in

_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Two ends and the relation between them."""

    left: Node
    right: Node
    relation: str


def reaches(claim: Claim, target: Claim, board: Board, glance: Glance) -> bool:
    """Whether a claim is what a milestone asks for."""
    return (
        _same_written_equation(claim, target)
        or _same(claim, target, board, glance)
        or _same(_mirrored(claim), target, board, glance)
        or _same_but_for_a_factor(claim, target, board, glance)
        or _same_equation(claim, target, board, glance)
    )


def _mirrored(claim: Claim) -> Claim:
    return Claim(claim.right, claim.left, _TURNED.get(claim.relation, claim.relation))


def _same(claim: Claim, target: Claim, board: Board, glance: Glance) -> bool:
    """The same right side in the same form, of the same left side."""
    if isinstance(target.right, Number):
        return claim.right == target.right and same_form(claim.left, target.left, board, glance)
    return same_form(claim.right, target.right, board, glance) and (
        claim.left == target.left or same_value(claim.left, target.left, board, glance)
    )


def _same_written_equation(claim: Claim, target: Claim) -> bool:
    """The same terms, on whatever sides: H p = -g for g + H p = 0."""
    if claim.relation != "=" or target.relation != "=":
        return False
    return same_terms([(claim.left, 1), (claim.right, -1)], [(target.left, 1), (target.right, -1)])


def _same_but_for_a_factor(claim: Claim, target: Claim, board: Board, glance: Glance) -> bool:
    """Both sides times one number: -log L for log L, a gradient without its 1/n."""
    if isinstance(target.right, Number) or not _alike_in_form(claim, target, board):
        return False
    left = glance.factors(claim.left, target.left)
    right = None if left is None else glance.factors(claim.right, target.right)
    if left is None or right is None or not np.allclose(left, right, rtol=TOLERANCE):
        return False
    turned = target.relation if left[0] > 0 else _TURNED.get(target.relation, target.relation)
    return claim.relation == turned and (
        float(np.ptp(left)) <= TOLERANCE * max(map(abs, left)) or claim.relation == "="
    )


def _alike_in_form(claim: Claim, target: Claim, board: Board) -> bool:
    kept = frozenset(names_in(target.left) | names_in(target.right))
    return features(claim.right, board, kept) == features(target.right, board, kept) and widest(
        claim.right
    ) == widest(target.right)


def _same_equation(claim: Claim, target: Claim, board: Board, glance: Glance) -> bool:
    """The same equation with its terms on other sides: A - B = 0 for A = B. Not for identities."""
    if claim.relation != "=" or target.relation != "=":
        return False
    kept = frozenset(names_in(target.left) | names_in(target.right))
    asked = features(target.left, board, kept) | features(target.right, board, kept)
    if not features(claim.left, board, kept) | features(claim.right, board, kept) <= asked:
        return False
    factors = []
    for place in range(LOOKS):
        pairs = []
        for each in (claim, target):
            a, b = glance.values(each.left, each.right)[place], glance.values(each.right, each.left)[place]
            if a is None or b is None:
                return False
            pairs.append(a - b if a.shape[-2:] == b.shape[-2:] or 1 in (a.size, b.size) else None)
        mine, wanted = pairs
        if mine is None or wanted is None or float(np.abs(wanted).max()) < 1e-7:
            return False
        factor = multiple(mine, wanted)
        if factor is None:
            return False
        factors.append(factor)
    return float(np.ptp(factors)) <= TOLERANCE * max(map(abs, factors))
