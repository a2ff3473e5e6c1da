"""Reviews and submissions as tables for a spreadsheet (RFC 4180), one line at a time."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import chain
from typing import Any

from viva.recall.review import Rating
from viva.recall.shelf import Shelf
from viva.store import exchange as store

REVIEWS = ("item", "title", "rating", "at", "seconds", "confidence", "predicted", "by_hand")
SUBMISSIONS = ("item", "title", "verdict", "at", "seconds", "confidence", "face")
#: A cell that begins like this is a program to a spreadsheet (OWASP, CSV Injection); after an apostrophe it is a text.
PROGRAMS = ("=", "+", "-", "@", "\t", "\r", "\n")


def reviews_csv(learner: int, shelf: Shelf) -> Iterator[str]:
    """The lines of a table of every review that counts, oldest first."""
    titles = _titles(shelf)
    return _lines(
        REVIEWS,
        (
            (item, titles.get(item, ""), Rating(rating).word, at, seconds, confidence, predicted, by_hand)
            for item, rating, at, seconds, confidence, predicted, by_hand in store.reviews_that_count(learner)
        ),
    )


def submissions_csv(learner: int, shelf: Shelf) -> Iterator[str]:
    """The lines of a table of every submission, oldest first."""
    titles = _titles(shelf)
    return _lines(
        SUBMISSIONS,
        (
            (f"problem:{problem}", titles.get(f"problem:{problem}", ""), *rest)
            for problem, *rest in store.submissions(learner)
        ),
    )


def _titles(shelf: Shelf) -> Mapping[str, str]:
    return {key: thing.title for key, thing in shelf.things.items()}


def _lines(heads: tuple[str, ...], rows: Iterable[Iterable[Any]]) -> Iterator[str]:
    page = io.StringIO()
    writer = csv.writer(page)  # ends lines with CR LF
    for row in chain([heads], rows):
        writer.writerow([_cell(value) for value in row])
        yield page.getvalue()
        page.seek(0)
        page.truncate()


def _cell(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str) and value.startswith(PROGRAMS):
        return f"'{value}"
    return value
