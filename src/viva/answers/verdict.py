"""What a comparison says: of each key point whether it was said, in which words, and how sure that is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum


class Label(Enum):
    """What an answer says about a key point. CONTRADICTED is a suspicion, to be looked at."""

    COVERED = "covered"
    UNSURE = "unsure"
    MISSING = "missing"
    CONTRADICTED = "contradicted"


_CREDIT = {Label.COVERED: 1.0, Label.UNSURE: 0.25, Label.MISSING: 0.0, Label.CONTRADICTED: 0.0}


@dataclass(frozen=True, slots=True)
class PointVerdict:
    """One key point."""

    id: str
    label: Label
    quote: str  # a verbatim part of the answer: the nearest words; empty where nothing is near
    confidence: float  # 0 to 1, that the label is right
    why: str  # a sentence for the learner


@dataclass(frozen=True, slots=True)
class MisconceptionSeen:
    """A listed misconception that the answer seems to state."""

    number: int  # its place in the rubric, from 0
    quote: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Compared:
    """An answer beside a rubric. weaker: compared without the sentence encoder, by words only."""

    points: tuple[PointVerdict, ...]  # in the order of the rubric
    misconceptions: tuple[MisconceptionSeen, ...]
    score: float  # 0 to 1: what was covered, by weight; a quarter of what is unsure counts
    weaker: bool
    remarks: tuple[str, ...] = ()  # about the whole answer: it reads like a list of words, ...


def score(verdicts: Iterable[tuple[Label, int]], need: int = 0) -> float:
    """The share of the weights that was covered, from 0 to 1; a quarter of what is unsure counts.

    need: of a list, how many points are enough; each counts the same, and more than enough is no more than all.
    """
    pairs = tuple(verdicts)
    if need:
        return min(1.0, sum(_CREDIT[label] for label, _ in pairs) / need)
    whole = sum(weight for _, weight in pairs)
    return sum(_CREDIT[label] * weight for label, weight in pairs) / whole if whole else 0.0
