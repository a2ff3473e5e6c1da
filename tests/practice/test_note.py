"""Notes: one for each thing, overwritten, found."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from viva import practice
from viva.store import journal
from viva.store.entries import Subject
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def me():
    return journal.local_owner()


def write(learner, text, item="algebra", subject=Subject.TOPIC, minutes=0):
    practice.save_note(learner, subject, item, text, at=NOON + timedelta(minutes=minutes))


def test_a_note_is_overwritten_and_a_blank_one_is_none(me):
    write(me, "first")
    write(me, "second")
    assert practice.note(me, Subject.TOPIC, "algebra").text == "second"
    write(me, "  \n")
    assert practice.note(me, Subject.TOPIC, "algebra") is None


def test_a_topic_and_a_problem_have_each_their_own(me):
    write(me, "of the problem", "algebra/inverse", Subject.PROBLEM, minutes=1)
    write(me, "of the question", "algebra/inverse", Subject.QUESTION, minutes=2)
    write(me, "of the topic")
    assert [each.text for each in practice.notes(me)] == ["of the question", "of the problem", "of the topic"]


def test_nobody_reads_the_notes_of_another(me):
    other = Learner.objects.create(username="other").pk
    write(other, "secret")
    assert practice.notes(me) == ()
    assert practice.find_notes(me, "secret", lambda note: note.item) == ()


def test_notes_are_found_by_their_words_and_formulas_and_by_what_they_are_about(me):
    write(me, r"the scale is $\sqrt{d_k}$")
    write(me, "pivot first", "algebra/inverse", Subject.PROBLEM)

    def found(query):
        return [each.id for each in practice.find_notes(me, query, lambda note: note.item.capitalize())]

    assert found("sqrt(d_k)") == ["algebra"]
    assert found("pivots") == ["algebra/inverse"]
    assert found("algebra inverse") == ["algebra/inverse"]
    assert found("  ") == found("nothing") == []
