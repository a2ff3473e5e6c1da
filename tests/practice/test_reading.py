"""What of a course comes next to read and to answer."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.course import Course
from viva.content.pack import Pack
from viva.store import journal

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
LIBRARY = Pack.open([Path(__file__).parents[1] / "packs/reading"]).library
COURSE = Course("all", "All", ("entropy", "softmax", "nothing"))


@pytest.fixture
def me():
    return journal.local_owner()


def next_lesson(me, course=COURSE):
    lesson = practice.reading(me, course, LIBRARY).lesson
    return lesson and lesson.topic


def test_lessons_come_in_the_order_of_the_course_until_they_were_opened(me):
    assert next_lesson(me) == "entropy"
    practice.open_lesson(me, LIBRARY.lessons["entropy"], at=NOON)
    practice.open_lesson(me, LIBRARY.lessons["entropy"], at=NOON + timedelta(days=1))
    assert practice.lessons_opened(me) == {"entropy"}
    assert next_lesson(me) == "softmax"
    practice.open_lesson(me, LIBRARY.lessons["softmax"], at=NOON)
    assert next_lesson(me) is None


def test_a_question_comes_until_it_was_answered_and_only_in_its_course(me):
    other, question = practice.reading(me, COURSE, LIBRARY).questions
    assert (other.id, question.id) == ("softmax/uses", "softmax/temperature")  # the easier one first
    assert practice.reading(me, Course("e", "E", ("entropy",)), LIBRARY).questions == ()
    practice.answer(me, question, "x", at=NOON)
    assert practice.reading(me, COURSE, LIBRARY).questions == (other,)
