"""What is read with SQL of its own is what the models say."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from viva.content.verdict import Verdict
from viva.judge.judgement import Judgement
from viva.recall.review import Item, ItemKind, Rating, Review
from viva.store import journal, memory, so_far, tries
from viva.store.entries import Face, HintTaken, Opening, SolutionSeen, Submission
from viva.store.models import Learner, SubmissionRow

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)
ITEM = Item(ItemKind.PROBLEM, "a/b")


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


def hand_in(learner: int, at: datetime, verdict: Verdict, problem: str = "a/b") -> int:
    judgement = Judgement(problem, "digest", verdict)
    return journal.append_submission(learner, Submission("x", judgement, at, 12.5, Face.WEB, 0.9))


def practise(learner: int) -> None:
    """Three beginnings, of which two count; something of each kind before and after each of them."""
    for begun in (0, 60, 120):
        journal.append_opening(learner, Opening("a/b", minutes(begun), from_memory=begun > 0))
        journal.append_opening(learner, Opening("a/other", minutes(begun)))
        hand_in(learner, minutes(begun + 2), Verdict.WRONG_ANSWER)
        hand_in(learner, minutes(begun + 1), Verdict.JUDGE_ERROR)
        hand_in(learner, minutes(begun + 1), Verdict.ACCEPTED)
        hand_in(learner, minutes(begun + 1), Verdict.ACCEPTED, "a/other")
        journal.append_hint(learner, HintTaken("a/b", begun // 60 + 1, minutes(begun + 3)))
        journal.append_solution_seen(learner, SolutionSeen("a/b", minutes(begun + 4)))
        for rating in (Rating.AGAIN, Rating.GOOD):
            review = Review(ITEM, rating, minutes(begun + 5), 90.0, None if begun else 0.7)
            memory.append_review(learner, review, predicted=0.5 if begun else None, by_hand=begun == 60)
    memory.undo_review(memory.last_number(learner), at=minutes(200), by_hand=True)


def test_it_is_what_the_models_say():
    me, other = journal.local_owner(), Learner.objects.create(username="other").pk
    practise(other)
    practise(me)
    found = so_far.read(me, "a/b", ITEM, beginnings=2)
    assert found.beginnings == (minutes(60), minutes(120))
    assert found.beginnings == tuple(each.at for each in journal.openings(me, "a/b", most=2))
    rows = SubmissionRow.objects.filter(learner=me, problem="a/b", at__gte=minutes(60))
    assert found.tries == tuple(
        tries.Tried(row.at, row.verdict == "accepted", row.verdict != "accepted", row.seconds, row.confidence)
        for row in rows.exclude(verdict="judge error").order_by("at", "pk")
    )
    assert [each.solved for each in found.tries] == [True, False, True, False]
    assert found.hints == tuple(each.at for each in journal.hints(me, "a/b"))
    assert found.solutions == tries.solutions(me, "a/b", since=minutes(60))
    assert found.reviews == memory.every_review(me, ITEM)
    assert [each.undone for each in found.reviews] == [False] * 5 + [True]
    assert found.last == SubmissionRow.objects.order_by("-pk")[0].pk


def test_who_did_nothing_yet_has_nothing():
    me = journal.local_owner()
    assert so_far.read(me, "a/b", ITEM, beginnings=2) == so_far.SoFar((), (), (), (), (), 0)


def test_tries_without_a_beginning_are_found_too():
    me = journal.local_owner()
    hand_in(me, NOON, Verdict.ACCEPTED)
    assert len(so_far.read(me, "a/b", ITEM, beginnings=2).tries) == 1
