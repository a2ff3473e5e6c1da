"""Recalls a lesson, closed book: what was written is kept, compared by the learner, and counts as a review."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from viva.practice import remember
from viva.practice.concepts import EVERYTHING, Sheet, said
from viva.recall.episodes import LONGEST
from viva.recall.rating import Circumstances, of_share
from viva.recall.review import Item, ItemKind, Review
from viva.store import journal, memory
from viva.store.entries import Answer, Draft, Opening, SelfCheck
from viva.store.memory import Kept


@dataclass(frozen=True, slots=True)
class Recalled:
    """What was written once. covered: the points that the learner found in it; None before the comparison."""

    number: int
    answer: Answer
    covered: frozenset[str] | None

    def share(self, sheet: Sheet) -> float | None:
        """Of the points, from 0 to 1. Who did not know has said none."""
        if not self.answer.text:
            return 0.0
        if self.covered is None:
            return None
        return sum(point.id in self.covered for point in sheet.points) / len(sheet.points)

    def ticked(self, sheet: Sheet) -> frozenset[str]:
        """What the learner found; before that, what seems to stand there."""
        return said(sheet.points, self.answer.text) if self.covered is None else self.covered


def open_recall(learner: int, sheet: Sheet, *, at: datetime) -> Opening:
    """The beginning of what is being written; the first visit after an answer begins the next."""
    begun = journal.last_opening(learner, _under_way(sheet))
    given = recalled(learner, sheet)
    if begun is not None and not (given and given[-1].answer.at >= begun.at):
        return begun
    opening = Opening(_under_way(sheet), at)
    journal.append_opening(learner, opening)
    return opening


def recall(learner: int, sheet: Sheet, text: str, *, at: datetime, paused: float = 0.0) -> int:
    """Keep what was written, for good; returns its number. An empty text says: I remember nothing.

    paused: seconds that the learner's clock stood.
    """
    seconds = max(0.0, (at - open_recall(learner, sheet, at=at).at).total_seconds() - paused)
    number = journal.append_answer(learner, Answer(_key(sheet), sheet.digest, text.strip(), at, seconds))
    journal.forget_draft(learner, _under_way(sheet))
    _settle(learner, sheet, at=at)
    return number


def recalled(learner: int, sheet: Sheet) -> tuple[Recalled, ...]:
    """All that was written, oldest first."""
    checks = journal.self_checks(learner, _key(sheet))
    return tuple(
        Recalled(number, answer, frozenset(checks[number].covered) if number in checks else None)
        for number, answer in journal.answers(learner, _key(sheet)).items()
    )


def check_recall(learner: int, sheet: Sheet, number: int, covered: Iterable[str], *, at: datetime) -> None:
    """Keep which points were covered; the latest comparison counts.

    Raises LookupError if the learner wrote no such answer.
    """
    if number not in journal.answers(learner, _key(sheet)):
        raise LookupError(f"There is no answer {number} to {sheet.name} of {sheet.topic}.")
    wanted = frozenset(covered)
    known = tuple(point.id for point in sheet.points if point.id in wanted)
    journal.append_self_check(SelfCheck(number, known, at))
    _settle(learner, sheet, at=at)


def review_of(learner: int, sheet: Sheet, found: Recalled) -> Kept | None:
    """The review that an answer amounts to; None where it is none, or where the learner took it back."""
    if sheet.name != EVERYTHING:
        return None
    mine = memory.every_review(learner, _item(sheet))
    return next((each for each in mine if each.review.at == found.answer.at and not each.undone), None)


def save_recall_draft(learner: int, sheet: Sheet, text: str, *, at: datetime) -> None:
    """Overwrite what stands in the field."""
    journal.save_draft(learner, Draft(_under_way(sheet), text, at))


def recall_draft(learner: int, sheet: Sheet) -> str:
    """What stood in the field last."""
    kept = journal.draft(learner, _under_way(sheet))
    return "" if kept is None else kept.source


def _settle(learner: int, sheet: Sheet, *, at: datetime) -> None:
    """Only writing down everything measures memory: an explanation without an example is not forgotten."""
    if sheet.name == EVERYTHING:
        remember.keep(learner, tuple(_reviews(learner, sheet)), _item(sheet), at=at)


def _reviews(learner: int, sheet: Sheet) -> Iterator[Review]:
    """One for each answer that was compared with the list as it is now."""
    target = 60.0 * sheet.minutes
    for each in recalled(learner, sheet):
        share, answer = each.share(sheet), each.answer
        if share is not None and answer.digest == sheet.digest:
            rating = of_share(share, Circumstances(seconds=answer.seconds, target_seconds=target))
            yield Review(_item(sheet), rating, answer.at, min(answer.seconds, LONGEST * target))


def _item(sheet: Sheet) -> Item:
    return Item(ItemKind.LESSON, sheet.topic)


def _key(sheet: Sheet) -> str:
    """Under which name answers lie."""
    return f"lesson:{sheet.topic}" + ("" if sheet.name == EVERYTHING else f"/{sheet.name}")


def _under_way(sheet: Sheet) -> str:
    """Under which name drafts and beginnings lie: those of reading a lesson are "lesson:" already."""
    return f"recall:{sheet.topic}/{sheet.name}"
