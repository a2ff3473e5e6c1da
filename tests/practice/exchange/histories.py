"""Learners with a history, and archives as plain values."""

from __future__ import annotations

import io
import itertools
import json
import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime

from hypothesis import strategies as st

from tests.store import values
from viva import practice
from viva.recall.goal import Goal
from viva.recall.placement import Answer as Placed
from viva.recall.review import Item, ItemKind, Rating, Review
from viva.store import drills, journal, memory
from viva.store.entries import DrillAnswer, SelfCheck
from viva.store.models import Learner

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
_names = itertools.count()

items = st.builds(Item, kind=st.sampled_from(ItemKind), id=values.problems)
reviews = st.builds(
    Review,
    item=items,
    rating=st.sampled_from(Rating),
    at=values.moments,
    seconds=values.seconds,
    confidence=st.none() | st.floats(0, 1),
)
drill_answers = st.builds(
    DrillAnswer,
    drill=values.problems,
    digest=values.words,
    seed=st.integers(0, 10**6),
    text=values.words,
    answer=st.floats(-1e9, 1e9),
    right=st.booleans(),
    at=values.moments,
    seconds=values.seconds,
)


def some(strategy: st.SearchStrategy, most: int = 3) -> st.SearchStrategy:
    return st.lists(strategy, max_size=most)


@dataclass(frozen=True)
class History:
    """What a learner may have done. A review or an answer comes with what was said of it later."""

    submissions: list
    openings: list
    hints: list
    solutions: list
    tests: list
    attempts: list
    drafts: list
    notes: list
    drills: list
    answers: list
    reviews: list
    asides: list
    goals: list
    placed: list

    def keep(self, learner: int) -> None:
        for each in self.submissions:
            journal.append_submission(learner, each)
        for each in self.openings:
            journal.append_opening(learner, each)
        for each in self.hints:
            journal.append_hint(learner, each)
        for each in self.solutions:
            journal.append_solution_seen(learner, each)
        for each in self.tests:
            journal.append_tried_tests(learner, each)
        for each in self.attempts:
            journal.append_attempt(learner, each)
        for each in self.drafts:
            journal.save_draft(learner, each)
        for each in self.notes:
            journal.save_note(learner, each)
        for each in self.drills:
            drills.append_drill_answer(learner, each)
        for answer, checks in self.answers:
            number = journal.append_answer(learner, answer)
            for covered in checks:
                journal.append_self_check(SelfCheck(number, covered, answer.at))
        for review, by_hand, predicted, undone in self.reviews:
            number = memory.append_review(learner, review, predicted=predicted, by_hand=by_hand)
            if undone:
                memory.undo_review(number, at=review.at, by_hand=by_hand)
        for item, at, until in self.asides:
            memory.set_aside(learner, item, until=until, at=at)
        for minutes, at in self.goals:
            memory.append_goal(learner, Goal(minutes=(minutes,) * 7), at=at)
        for objective, answer, at in self.placed:
            memory.append_placed(learner, objective, answer.value, at=at)


histories = st.builds(
    History,
    submissions=some(values.submissions, 2),
    openings=some(values.openings),
    hints=some(values.hints_taken),
    solutions=some(values.solutions_seen),
    tests=some(values.tried_tests),
    attempts=some(values.attempts, 2),
    drafts=some(values.drafts),
    notes=some(values.notes),
    drills=some(drill_answers),
    answers=some(st.tuples(values.answers, some(values.covered, 2))),
    reviews=some(st.tuples(reviews, st.booleans(), st.none() | st.floats(0, 1), st.booleans()), 6),
    asides=some(st.tuples(items, values.moments, st.none() | values.moments)),
    goals=some(st.tuples(st.integers(1, 600), values.moments)),
    placed=some(st.tuples(values.problems, st.sampled_from(Placed), values.moments)),
)


def somebody() -> int:
    """A learner who has done nothing yet."""
    return Learner.objects.create(username=f"learner-{next(_names)}").pk


def archive_of(learner: int) -> bytes:
    out = io.BytesIO()
    practice.write_archive(learner, out, at=NOW)
    return out.getvalue()


def bring_in(learner: int, archive: bytes) -> practice.BroughtIn:
    return practice.bring_in(learner, io.BytesIO(archive), now=NOW)


def parts(archive: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(archive)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return out.getvalue()


def lines(content: bytes) -> list[dict]:
    return [json.loads(line) for line in content.splitlines()]


def plain(archive: bytes) -> dict[str, list[dict]]:
    """Every row of an archive; numbers of rows count from 1."""
    found = {
        name.removesuffix(".jsonl"): lines(text) for name, text in parts(archive).items() if name[-1] == "l"
    }
    renumbered = {}
    for name, column in (("answers", "answer"), ("reviews", "review")):
        renumbered[column] = {row["number"]: place for place, row in enumerate(found[name], start=1)}
        for row in found[name]:
            row["number"] = renumbered[column][row["number"]]
    for name, column in (("self-checks", "answer"), ("undone", "review")):
        for row in found[name]:
            row[column] = renumbered[column][row[column]]
    return found
