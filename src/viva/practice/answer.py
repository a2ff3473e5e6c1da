"""Answers questions in words, and compares the answer with what a good one says."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from viva.content.question import Question
from viva.practice.past import settle
from viva.store import journal
from viva.store.entries import Answer, Draft, Opening, SelfCheck


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that was given. covered: the key points that the learner found in it; None before the comparison."""

    number: int
    answer: Answer
    covered: frozenset[str] | None

    def share(self, question: Question) -> float | None:
        """The weight of what was covered, of all, or of a list of what is needed: from 0 to 1."""
        if self.covered is None:
            return None
        found = sum(point.weight for point in question.key_points if point.id in self.covered)
        return min(1.0, found / question.whole)


def open_question(learner: int, question: Question, *, at: datetime) -> Opening:
    """The beginning of the answer under way; the first visit after an answer begins the next."""
    begun = journal.last_opening(learner, _key(question))
    given = answers(learner, question)
    if begun is not None and not (given and given[-1].answer.at >= begun.at):
        return begun
    opening = Opening(_key(question), at)
    journal.append_opening(learner, opening)
    return opening


def answer(learner: int, question: Question, text: str, *, at: datetime) -> int:
    """Keep an answer, for good; returns its number. An empty text says: I do not know."""
    seconds = (at - open_question(learner, question, at=at).at).total_seconds()
    number = journal.append_answer(
        learner, Answer(question.id, question.digest, text.strip(), at, max(0.0, seconds))
    )
    journal.forget_draft(learner, _key(question))
    settle(learner, question, now=at)
    return number


def answers(learner: int, question: Question) -> tuple[Given, ...]:
    """Every answer to a question, oldest first."""
    checks = journal.self_checks(learner, question.id)
    return tuple(
        Given(number, given, frozenset(checks[number].covered) if number in checks else None)
        for number, given in journal.answers(learner, question.id).items()
    )


def answered(learner: int) -> frozenset[str]:
    """The ids of the questions that were answered at least once."""
    return journal.answered(learner)


def check_answer(
    learner: int, question: Question, number: int, covered: Iterable[str], *, at: datetime
) -> None:
    """Keep which key points an answer covers; the latest comparison counts.

    Raises LookupError if the learner gave no such answer.
    """
    if number not in journal.answers(learner, question.id):
        raise LookupError(f"There is no answer {number} to {question.id}.")
    wanted = frozenset(covered)
    known = tuple(point.id for point in question.key_points if point.id in wanted)
    journal.append_self_check(SelfCheck(number, known, at))
    settle(learner, question, now=at)


def save_answer_draft(learner: int, question: Question, text: str, *, at: datetime) -> None:
    """Overwrite what stands in the field."""
    journal.save_draft(learner, Draft(_key(question), text, at))


def answer_draft(learner: int, question: Question) -> str:
    """What stood in the field last."""
    kept = journal.draft(learner, _key(question))
    return "" if kept is None else kept.source


def _key(question: Question) -> str:
    """Under which name drafts and beginnings lie: a problem of the same topic may have the same name."""
    return f"question:{question.id}"
