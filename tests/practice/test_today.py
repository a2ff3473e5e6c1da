"""What to do now."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from viva import practice
from viva.content.course import Course
from viva.content.verdict import Verdict

from .test_practice import NOW, hand_in, me, problem  # noqa: F401 (fixtures)

pytestmark = pytest.mark.django_db
COURSE = Course("c", "A course", ("probability", "linear-algebra"))


@pytest.fixture
def problems(problem):  # noqa: F811
    def named(id, **more):
        return replace(problem, id=id, **more)

    return [
        named("linear-algebra/inverse"),
        named("linear-algebra/trace", level=1),
        named("probability/coin"),
        named("attention-mechanism/rope"),
    ]


def ids(problems):
    return [each.id for each in problems]


def test_what_comes_is_in_the_order_of_the_course_easiest_first(me, problems):  # noqa: F811
    found = practice.today(me, COURSE, problems)
    assert ids(found.coming) == ["probability/coin", "linear-algebra/trace", "linear-algebra/inverse"]
    assert found.unfinished == ()
    assert (found.solved, found.total) == (0, 3)


def test_what_was_begun_last_comes_first_until_it_is_solved(me, problems):  # noqa: F811
    inverse, trace, *_ = problems
    practice.open_problem(me, inverse, at=NOW)
    practice.open_problem(me, trace, at=NOW + timedelta(minutes=1))
    assert ids(practice.today(me, COURSE, problems).unfinished) == [
        "linear-algebra/trace",
        "linear-algebra/inverse",
    ]
    hand_in(me, trace, Verdict.ACCEPTED)
    found = practice.today(me, COURSE, problems)
    assert ids(found.unfinished) == ["linear-algebra/inverse"]
    assert (found.solved, found.total) == (1, 3)


def test_no_more_than_asked_for(me, problems):  # noqa: F811
    assert len(practice.today(me, COURSE, problems, most=2).coming) == 2
