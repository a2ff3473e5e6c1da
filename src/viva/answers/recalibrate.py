"""Learns from the learner: earlier clicks on a question move what it takes to cover a point of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from viva.answers.verdict import Compared, Label

_STEP = 0.25  # logits for each click that disagrees
_MOST = 1.0  # logits either way: clicks move the edge, they do not abolish it


@dataclass(frozen=True, slots=True)
class Override:
    """A comparison of an earlier answer, and the points that the learner then found in it."""

    compared: Compared
    covered: frozenset[str]


def shift(overrides: Iterable[Override]) -> float:
    """How much more than usual is asked of a point of this question, in logits; less than 0: less.

    A click on what was called missing or unsure says that too much was asked, one taken away from what was called
    covered, too little. Contradictions are left out: a click there is about truth, not about nearness.
    """
    moved = sum(_STEP * _direction(each) for each in overrides)
    return max(-_MOST, min(_MOST, moved))


def _direction(override: Override) -> int:
    """Points that were wrongly given, less those that were wrongly withheld."""
    given = sum(p.label is Label.COVERED and p.id not in override.covered for p in override.compared.points)
    withheld = sum(
        p.label in (Label.MISSING, Label.UNSURE) and p.id in override.covered
        for p in override.compared.points
    )
    return given - withheld
