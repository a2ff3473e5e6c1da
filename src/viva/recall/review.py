"""Reviews: what is kept of every attempt. Cards, mastery and plans are computed from them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, IntEnum
from functools import lru_cache


class Rating(IntEnum):
    """How well it went, as FSRS uses the words."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4

    @property
    def word(self) -> str:
        return self.name.capitalize()


class ItemKind(Enum):
    """What can be reviewed."""

    PROBLEM = "problem"
    DERIVATION = "derivation"
    EXERCISE = "exercise"  # a formula to write down
    QUESTION = "question"
    CARD = "card"  # a formula card
    DRILL = "drill"
    COMPARISON = "comparison"
    LESSON = "lesson"  # free recall after reading


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that can be reviewed: a kind, and an id such as linear-algebra/inverse."""

    kind: ItemKind
    id: str

    @property
    def key(self) -> str:
        """One text for both: "problem:linear-algebra/inverse"."""
        return f"{self.kind.value}:{self.id}"

    @staticmethod
    @lru_cache(maxsize=8192)  # a history names the same items again and again
    def of(key: str) -> Item:
        """The item of a key. Raises ValueError if it is none."""
        kind, colon, id = key.partition(":")
        if not colon or not id:
            raise ValueError(
                f"{key!r} names no item. Write kind:topic/name, such as problem:linear-algebra/inverse."
            )
        return Item(ItemKind(kind), id)


@dataclass(frozen=True, slots=True)
class Review:
    """One recall of one item.

    seconds: from seeing it to answering. confidence: the learner's own probability of success, said before, or None.
    """

    item: Item
    rating: Rating
    at: datetime  # aware
    seconds: float
    confidence: float | None = None

    def __post_init__(self) -> None:
        if self.at.tzinfo is None:
            raise ValueError(
                f"Review.at needs a time zone, got {self.at.isoformat()}. Use datetime.now(UTC)."
            )
        if self.seconds < 0:
            raise ValueError(f"Review.seconds is a duration, got {self.seconds}.")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"Review.confidence is a probability, got {self.confidence}.")
