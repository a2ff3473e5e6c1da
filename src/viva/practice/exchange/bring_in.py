"""Brings a file in, whatever it is: an archive of Viva, or a package of Anki with its reviews."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import BinaryIO

from viva.practice import remember
from viva.practice.exchange import anki_reviews, archive, zipped
from viva.practice.exchange.errors import ExchangeError
from viva.recall.review import Review
from viva.store import exchange as store


class Source(Enum):
    """What a file is."""

    ARCHIVE = "an archive of Viva"
    ANKI = "a package of Anki"


@dataclass(frozen=True, slots=True)
class BroughtIn:
    """What came of a file. added: rows by table, where it gained some. found: reviews of our notes in a package."""

    source: Source
    added: dict[str, int]
    found: int = 0

    @property
    def total(self) -> int:
        return sum(self.added.values())


def bring_in(learner: int, file: BinaryIO, *, now: datetime) -> BroughtIn:
    """Merges a file into a learner's history: all of it, or nothing. Raises ExchangeError."""
    with zipped.opened(file) as opened:
        names = opened.namelist()
        if archive.MANIFEST in names:
            added = archive.bring_in_archive(learner, opened)
            return BroughtIn(Source.ARCHIVE, {name: count for name, count in added.items() if count})
        if anki_reviews.is_anki(opened):
            return _from_anki(learner, anki_reviews.reviews_of(opened, now=now))
    raise ExchangeError("This zip is neither an archive of Viva nor a package of Anki.")


def _from_anki(learner: int, reviews: tuple[Review, ...]) -> BroughtIn:
    with store.together():
        added = store.append_missing(learner, reviews)
        if added:
            remember.rebuild(learner)
    return BroughtIn(Source.ANKI, {"reviews": added} if added else {}, len(reviews))
