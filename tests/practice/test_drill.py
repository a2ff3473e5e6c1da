"""Drills: a new question each time, compared and kept for good."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.drill import SEEDS, read_drills
from viva.content.drilling import Asked
from viva.judge.typed import NumberError
from viva.store import journal
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
DRILL, OTHER = read_drills(Path(__file__).parents[1] / "packs/reading/softmax/drills.py")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def learner():
    return journal.local_owner()


def later(**time):
    return NOON + timedelta(**time)


def generate(drill, seed):
    """Asks for its seed, plus a hundred."""
    return Asked(ask="?", answer=100.0 + seed, working="w", check=100.0 + seed)


def begin(learner, *, seed=7, at=NOON, drill=DRILL):
    return practice.begin_drill(learner, drill, at=at, seed_of=lambda seeds: seed)


def give(learner, text, *, seed=7, at=NOON, **more):
    return practice.answer_drill(learner, DRILL, seed, text, at=at, generate=generate, **more)


def test_an_answer_is_kept_with_its_question_and_its_time(learner):
    begin(learner)
    number = give(learner, " 107.2 ", at=later(seconds=50), paused=20)
    given = practice.drill_answer(learner, DRILL, number)
    assert given is not None
    assert (given.drill, given.digest, given.seed) == (DRILL.id, DRILL.digest, 7)
    assert (given.text, given.answer, given.right, given.seconds) == ("107.2", 107.0, True, 30)
    assert practice.drilled(learner) == {DRILL.id: practice.Score(1, 1)}


def test_looking_again_changes_neither_the_question_nor_the_clock(learner):
    assert begin(learner) == begin(learner, seed=8, at=later(hours=1))
    assert begin(learner, seed=9, drill=OTHER).seed == 9


def test_after_an_answer_there_is_another_question(learner):
    begin(learner)
    give(learner, "1")
    assert begin(learner, seed=8, at=later(minutes=1)) == practice.Begun(8, later(minutes=1))


def test_no_question_comes_twice_before_all_have_come(learner):
    choose = random.Random(1).choice
    seeds = []
    for _ in range(len(SEEDS) + 3):
        begun = practice.begin_drill(learner, DRILL, at=NOON, seed_of=choose)
        seeds.append(begun.seed)
        give(learner, "1", seed=begun.seed)
    assert sorted(seeds[: len(SEEDS)]) == list(SEEDS)
    assert seeds[len(SEEDS)] == seeds[0]


def test_a_wrong_number_and_an_empty_field_are_answers_too(learner):
    begin(learner)
    give(learner, "3")
    begin(learner, seed=8)
    give(learner, "", seed=8)
    known = list(practice.drill_answers(learner, DRILL).values())
    assert [(each.text, each.right) for each in known] == [("", False), ("3", False)]
    assert practice.drilled(learner)[DRILL.id] == practice.Score(0, 2)


def test_what_is_no_number_costs_nothing(learner):
    begun = begin(learner)
    with pytest.raises(NumberError):
        give(learner, "107,2")
    assert practice.drill_answers(learner, DRILL) == {}
    assert begin(learner, seed=8) == begun


def test_only_the_question_under_way_can_be_answered_and_once(learner):
    with pytest.raises(practice.NotAsked):
        give(learner, "107")
    begin(learner)
    with pytest.raises(practice.NotAsked):
        give(learner, "108", seed=8)
    give(learner, "107")
    with pytest.raises(practice.NotAsked):
        give(learner, "107")
    assert practice.drilled(learner)[DRILL.id].total == 1


def test_nobody_sees_the_answers_of_others(learner):
    other = Learner.objects.create(username="other").pk
    begin(other)
    number = give(other, "107")
    assert practice.drill_answer(learner, DRILL, number) is None
    assert practice.drill_answers(learner, DRILL) == {}
    assert practice.drilled(learner) == {}
