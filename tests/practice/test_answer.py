"""Answering in words: kept for good, compared by the learner."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.question import read_question
from viva.store import journal
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
QUESTION = read_question(Path(__file__).parents[1] / "packs/reading/softmax/questions/temperature.md")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def learner():
    return journal.local_owner()


@pytest.fixture
def other():
    return Learner.objects.create(username="other").pk


def minutes(count):
    return NOON + timedelta(minutes=count)


def test_an_answer_is_kept_with_its_time(learner):
    practice.open_question(learner, QUESTION, at=NOON)
    number = practice.answer(learner, QUESTION, " It divides the logits. \n", at=minutes(2))
    (given,) = practice.answers(learner, QUESTION)
    assert (given.number, given.covered, given.share(QUESTION)) == (number, None, None)
    assert (given.answer.text, given.answer.seconds) == ("It divides the logits.", 120)
    assert given.answer.digest == QUESTION.digest
    assert practice.answered(learner) == {"softmax/temperature"}


def test_looking_again_does_not_start_the_clock_again_but_a_new_answer_does(learner):
    practice.open_question(learner, QUESTION, at=NOON)
    assert practice.open_question(learner, QUESTION, at=minutes(5)).at == NOON
    practice.answer(learner, QUESTION, "x", at=minutes(6))
    assert practice.open_question(learner, QUESTION, at=minutes(60)).at == minutes(60)
    practice.answer(learner, QUESTION, "y", at=minutes(61))
    assert [each.answer.seconds for each in practice.answers(learner, QUESTION)] == [360, 60]


def test_the_share_goes_by_weight_and_the_latest_comparison_counts(learner):
    number = practice.answer(learner, QUESTION, "x", at=NOON)
    practice.check_answer(learner, QUESTION, number, ["divides", "order", "no such point"], at=NOON)
    (given,) = practice.answers(learner, QUESTION)
    assert (given.covered, given.share(QUESTION)) == ({"divides", "order"}, 0.75)
    practice.check_answer(learner, QUESTION, number, [], at=minutes(1))
    (given,) = practice.answers(learner, QUESTION)
    assert given.share(QUESTION) == 0


def test_nobody_compares_an_answer_that_is_not_theirs(learner, other):
    number = practice.answer(other, QUESTION, "x", at=NOON)
    with pytest.raises(LookupError):
        practice.check_answer(learner, QUESTION, number, ["divides"], at=NOON)
    assert practice.answers(learner, QUESTION) == ()


def test_a_draft_waits_until_it_is_handed_in(learner):
    assert practice.answer_draft(learner, QUESTION) == ""
    practice.save_answer_draft(learner, QUESTION, "It div", at=NOON)
    assert practice.answer_draft(learner, QUESTION) == "It div"
    practice.answer(learner, QUESTION, "It divides.", at=NOON)
    assert practice.answer_draft(learner, QUESTION) == ""
