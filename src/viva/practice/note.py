"""What a learner writes down about a topic, a problem or a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from viva.store import journal
from viva.store.entries import Note, Subject
from viva.store.search import Document, Found, Index

TitleOf = Callable[[Note], str]


def save_note(learner: int, subject: Subject, item: str, text: str, *, at: datetime) -> None:
    """Overwrite the note on a thing; blank text removes it."""
    journal.save_note(learner, Note(subject, item, text, at))


def note(learner: int, subject: Subject, item: str) -> Note | None:
    """What was written down; None where nothing was."""
    return journal.note(learner, subject, item)


def notes(learner: int) -> tuple[Note, ...]:
    """Every note, the latest first."""
    return journal.notes(learner)


def find_notes(learner: int, query: str, title_of: TitleOf) -> tuple[Found, ...]:
    """Notes in which all words occur, the best first, found as everything else is. kind: of their subject."""
    kept = journal.notes(learner)
    if not kept or not query.strip():
        return ()
    return Index(Document(each.subject.value, each.item, title_of(each), each.text) for each in kept).search(
        query
    )
