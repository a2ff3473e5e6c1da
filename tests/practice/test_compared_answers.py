"""What the machine finds in an answer, and what it learns from the learner's clicks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.answers import Label
from viva.content.question import read_question
from viva.practice import compared_answers
from viva.store import journal

pytestmark = pytest.mark.django_db
QUESTION = read_question(Path(__file__).parents[1] / "packs/reading/softmax/questions/temperature.md")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
POINTS = [point.id for point in QUESTION.key_points]


@pytest.fixture
def learner():
    return journal.local_owner()


def answered(learner, text, minute, covered=None):
    """The answer, as it is kept."""
    at = NOON + timedelta(minutes=minute)
    number = practice.answer(learner, QUESTION, text, at=at)
    if covered is not None:
        practice.check_answer(learner, QUESTION, number, covered, at=at)
    return next(each for each in practice.answers(learner, QUESTION) if each.number == number)


def test_a_model_answer_is_recognised(learner):
    compared = practice.compared(learner, QUESTION, answered(learner, QUESTION.model_answer, 0))
    assert {each.label for each in compared.points} <= {Label.COVERED, Label.UNSURE}


def test_not_knowing_covers_nothing(learner):
    compared = practice.compared(learner, QUESTION, answered(learner, "", 0))
    assert compared.score == 0


def test_earlier_clicks_on_the_question_move_what_is_asked_and_later_ones_do_not(learner, monkeypatch):
    shifts = []
    plain = compared_answers._compared

    def noted(rubric, text, shift):
        shifts.append(shift)
        return plain(rubric, text, shift)

    monkeypatch.setattr(compared_answers, "_compared", noted)
    first = answered(learner, "Something else entirely.", 0, POINTS)
    second = answered(learner, "It divides the logits.", 1)
    practice.compared(learner, QUESTION, second)
    assert shifts[-1] < 0  # every point was clicked although none was found
    practice.compared(learner, QUESTION, first)
    assert shifts[-1] == 0


def test_looking_again_compares_nothing_again(learner):
    given = answered(learner, "It divides the logits, once more.", 0)
    practice.compared(learner, QUESTION, given)
    before = compared_answers._compared.cache_info().misses
    practice.compared(learner, QUESTION, given)
    assert compared_answers._compared.cache_info().misses == before


def test_a_model_that_is_not_the_measured_one_is_not_run(monkeypatch, caplog):
    def refuse():
        raise compared_answers.room.WrongModel("not the one")

    monkeypatch.setattr(compared_answers.room, "installed", refuse)
    compared_answers._encoder.cache_clear()
    try:
        assert compared_answers._encoder() is None
        assert "not the one" in caplog.text
    finally:
        compared_answers._encoder.cache_clear()
