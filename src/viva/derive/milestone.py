"""Whether a claim reaches a milestone: says the same in the same form, up to a factor and the sides of an equation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array
from viva.derive.board import Board
from viva.derive.compare import TOLERANCE, sides
from viva.derive.errors import DeriveError
from viva.derive.evaluate import evaluate
from viva.derive.form import features, same_form, same_terms, same_value, widest
from viva.derive.tree import Node, Number, names_in

_TURNED = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}


@dataclass(frozen=True, slots=True)
class Claim:
    """Two ends and the relation between them."""

    left: Node
    right: Node
    relation: str


def reaches(claim: Claim, target: Claim, board: Board) -> bool:
    """Whether a claim is what a milestone asks for."""
    return (
        _same(claim, target, board)
        or _same(_mirrored(claim), target, board)
        or _same_but_for_a_factor(claim, target, board)
        or _same_equation(claim, target, board)
        or _same_written_equation(claim, target)
    )


def _mirrored(claim: Claim) -> Claim:
    return Claim(claim.right, claim.left, _TURNED.get(claim.relation, claim.relation))


def _same(claim: Claim, target: Claim, board: Board) -> bool:
    """The same right side in the same form, of the same left side."""
    if isinstance(target.right, Number):
        return claim.right == target.right and same_form(claim.left, target.left, board)
    return same_form(claim.right, target.right, board) and (
        claim.left == target.left or same_value(claim.left, target.left, board)
    )


def _same_written_equation(claim: Claim, target: Claim) -> bool:
    """The same terms, on whatever sides: H p = -g for g + H p = 0."""
    if claim.relation != "=" or target.relation != "=":
        return False
    return same_terms([(claim.left, 1), (claim.right, -1)], [(target.left, 1), (target.right, -1)])


def _same_but_for_a_factor(claim: Claim, target: Claim, board: Board) -> bool:
    """Both sides times one number: -log L for log L, a gradient without its 1/n."""
    if isinstance(target.right, Number) or not _alike_in_form(claim, target, board):
        return False
    left = list(_factors(claim.left, target.left, board))
    right = list(_factors(claim.right, target.right, board))
    if len(left) < 3 or len(left) != len(right):
        return False
    if not np.allclose(left, right, rtol=TOLERANCE) or not all(np.isfinite(left)):
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


def _factors(node: Node, target: Node, board: Board) -> Iterator[float]:
    """By which number each instance's target is to be multiplied to give the node; nothing where by none."""
    for world in board.worlds:
        world.steps = 0
        scope = world.scope()
        try:
            a, b = (arrays.plain(evaluate(each, scope)).astype(float) for each in (node, target))
        except (DeriveError, ArithmeticError, ValueError, IndexError):
            return
        factor = _factor(a, b)
        if factor is None:
            return
        yield factor


def _factor(a: Array, b: Array) -> float | None:
    if a.shape[-2:] != b.shape[-2:]:
        return None
    x, y = (each.ravel() for each in np.broadcast_arrays(a, b))
    place = int(np.argmax(np.abs(y)))
    if not np.isfinite(y[place]) or abs(y[place]) < 1e-9:
        return None
    factor = float(x[place] / y[place])
    if not np.isfinite(factor) or abs(factor) < 1e-9:
        return None
    return factor if float(np.abs(x - factor * y).max()) <= TOLERANCE * float(np.abs(x).max()) else None


def _same_equation(claim: Claim, target: Claim, board: Board) -> bool:
    """The same equation with its terms on other sides: A - B = 0 for A = B. Not for identities."""
    if claim.relation != "=" or target.relation != "=":
        return False
    kept = frozenset(names_in(target.left) | names_in(target.right))
    asked = features(target.left, board, kept) | features(target.right, board, kept)
    if not features(claim.left, board, kept) | features(claim.right, board, kept) <= asked:
        return False
    factors = []
    for world in board.worlds:
        world.steps = 0
        scope = world.scope()
        try:
            a, b = (
                np.subtract(*sides(each.left, each.right, scope)).astype(float) for each in (claim, target)
            )
        except (DeriveError, ArithmeticError, ValueError, IndexError):
            return False
        scale = float(np.abs(b).max()) if b.size else 0.0
        factor = _factor(a, b) if scale > 1e-7 else None
        if factor is None:
            return False
        factors.append(factor)
    return len(factors) >= 3 and float(np.ptp(factors)) <= TOLERANCE * max(map(abs, factors))
