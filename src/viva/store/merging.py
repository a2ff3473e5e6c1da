"""Two versions of what is overwritten, drafts and notes: the later one wins, and nothing that was written is lost.

What the other one says is put below the note, under a line that says from when it is. A program that was never handed
in goes below the note on its problem.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from viva.store import journal
from viva.store.entries import Draft, Note, Subject
from viva.store.exchange_tables import MADE
from viva.store.models import AnswerRow, AttemptRow, SubmissionRow

RECALLED = "recall"  # drafts of what is recalled of a lesson: recall:topic/part


def merge_note(learner: int, other: Note) -> bool:
    """Whether anything changed here."""
    here = journal.note(learner, other.subject, other.item)
    merged = other if here is None else both(here, other)
    if merged == here or not merged.text.strip():
        return False
    journal.save_note(learner, merged)
    return True


def merge_draft(learner: int, other: Draft) -> bool:
    """Whether anything changed here."""
    if other.problem.startswith(MADE):
        return False
    here = journal.draft(learner, other.problem)
    if here is None:
        journal.save_draft(learner, other)
        return True
    later, earlier = (other, here) if other.at > here.at else (here, other)
    merged = replace(later, inputs=earlier.inputs if later.inputs is None else later.inputs)
    noted = _note_down(learner, earlier, later)
    if merged != here:
        journal.save_draft(learner, merged)
    return noted or merged != here


def both(here: Note, other: Note) -> Note:
    """The later note, with the earlier one below it unless it is in there already."""
    later, earlier = (other, here) if other.at > here.at else (here, other)
    if earlier.text.strip() in later.text:
        return later
    return replace(later, text=_below(later.text, f"From {_moment(earlier.at)}:", earlier.text))


def _note_down(learner: int, draft: Draft, later: Draft) -> bool:
    """Keeps a draft that gives way as a note on its thing, where it says something that is said nowhere else."""
    about = _about(draft.problem)
    source = draft.source.strip("\n")
    if about is None or source.strip() in later.source or _handed_in(learner, draft):
        return False
    subject, item = about
    kept = journal.note(learner, subject, item) or Note(subject, item, "", draft.at)
    if source in kept.text:
        return False
    text = _below(kept.text, f"Draft from {_moment(draft.at)}:", f"```\n{source}\n```")
    journal.save_note(learner, replace(kept, text=text))
    return True


def _below(text: str, heading: str, more: str) -> str:
    above = f"{text.rstrip()}\n\n---\n\n" if text.strip() else ""
    return f"{above}{heading}\n\n{more.strip()}"


def _moment(at: datetime) -> str:
    local = at.astimezone(UTC)
    return f"{local.day} {local:%B %Y, %H:%M} UTC"


def _about(key: str) -> tuple[Subject, str] | None:
    """What a draft is of; nothing where nothing can be noted down about it."""
    kind, colon, item = key.partition(":")
    if not colon:
        return Subject.PROBLEM, key
    if kind == RECALLED:
        return Subject.TOPIC, item.partition("/")[0]
    found = {each.value: each for each in Subject}.get(kind)
    return None if found is None else (found, item)


def _handed_in(learner: int, draft: Draft) -> bool:
    key, source = draft.problem, draft.source
    programs = SubmissionRow.objects.filter(learner=learner, problem=key).values_list("source", flat=True)
    derivations = AttemptRow.objects.filter(learner=learner, item=key).values_list("lines", flat=True)
    return (
        any(source == each for each in programs.iterator())
        or any(source == each for each in derivations.iterator())
        or AnswerRow.objects.filter(learner=learner, text=source.strip()).exists()
    )
