"""Deriving line by line: judged, kept, hinted at, solved."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from viva import practice
from viva.content.course import Course
from viva.content.derivation import read_derivation, read_exercise
from viva.derive.verdicts import LineVerdict, Report, Status
from viva.practice import HintKind, NotJudged, Progress
from viva.practice.derive import LONGEST_LINE, MOST_LINES
from viva.store import journal, tries
from viva.store.entries import Face
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
PACK = Path(__file__).parents[1] / "packs/deriving/least-squares"
DERIVATION = read_derivation(PACK / "derivations/gradient.toml")
EXERCISE = read_exercise(PACK / "exercises/f1.toml")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
IDEA, MODEL_LINE = DERIVATION.lines[1].milestone, DERIVATION.lines[1].latex


@pytest.fixture
def learner():
    return journal.local_owner()


def minutes(count):
    return NOON + timedelta(minutes=count)


def says(*statuses, reached=(), complete=False):
    """A checker that has made up its mind."""
    lines = tuple(LineVerdict(status) for status in statuses)
    return lambda item, _: Report(lines, reached, getattr(item, "milestones", ()), complete)


FOLLOWS = says(Status.FOLLOWS)
SHOWN = says(Status.FOLLOWS, reached=(1, 2), complete=True)


def judge(learner, item=DERIVATION, lines=("a = b",), *, at=NOON, by=FOLLOWS, **more):
    return practice.judge_lines(learner, item, lines, at=at, judge=by, **more)


def test_judged_lines_are_kept_with_what_was_said_and_when(learner):
    practice.open_item(learner, DERIVATION, at=NOON)
    number, attempt = judge(learner, lines=[" a  = b ", "", "= c"], at=minutes(3), paused=30)
    assert practice.attempts(learner, DERIVATION) == {number: attempt}
    assert (attempt.lines, attempt.seconds, attempt.face) == (("a = b", "= c"), 150, Face.WEB)
    assert attempt.digest == DERIVATION.digest
    assert practice.attempts(learner, EXERCISE) == {}


def test_every_attempt_is_kept_and_the_latest_comes_first(learner):
    numbers = [judge(learner, at=minutes(count))[0] for count in range(3)]
    assert list(practice.attempts(learner, DERIVATION)) == numbers[::-1]
    latest = practice.latest_attempt(learner, DERIVATION)
    assert latest is not None
    assert latest.at == minutes(2)


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (["", "  "], "nothing to check yet"),
        (["a = b"] * (MOST_LINES + 1), "61 lines; 60 are judged"),
        (["x" * (LONGEST_LINE + 1)], "4001 characters; 4000 are judged"),
    ],
)
def test_nothing_and_too_much_are_refused_and_not_kept(learner, lines, why):
    with pytest.raises(NotJudged, match=why):
        judge(learner, lines=lines)
    assert practice.attempts(learner, DERIVATION) == {}


def test_a_formula_is_one_line_however_it_is_written(learner):
    _, attempt = judge(learner, EXERCISE, [r"\frac{2 P R}", "{P + R}"])
    assert attempt.lines == (r"\frac{2 P R} {P + R}",)


def test_progress_is_tried_then_solved_and_stays_so(learner):
    items = [DERIVATION, EXERCISE]
    assert set(practice.progress_in(learner, items).values()) == {Progress.NEW}
    judge(learner)
    assert practice.progress_in(learner, items)[DERIVATION.id] is Progress.TRIED
    judge(learner, by=SHOWN)
    judge(learner)
    assert practice.progress_in(learner, items) == {
        DERIVATION.id: Progress.SOLVED,
        EXERCISE.id: Progress.NEW,
    }


def test_nobody_sees_the_attempts_of_another(learner):
    judge(Learner.objects.create(username="other").pk, by=SHOWN)
    assert practice.attempts(learner, DERIVATION) == {}
    assert practice.progress_in(learner, [DERIVATION])[DERIVATION.id] is Progress.NEW


def test_a_hint_is_first_the_idea_of_the_next_milestone_then_its_line(learner):
    assert practice.next_hint(learner, DERIVATION, ()) is HintKind.IDEA
    (nudge,) = practice.take_line_hint(learner, DERIVATION, (), at=NOON)
    assert (nudge.place, nudge.idea, nudge.latex) == (1, IDEA, "")
    assert practice.next_hint(learner, DERIVATION, ()) is HintKind.LINE
    (nudge,) = practice.take_line_hint(learner, DERIVATION, (), at=NOON)
    assert nudge.latex == MODEL_LINE


def test_there_is_no_further_hint_until_the_milestone_is_reached(learner):
    for _ in range(3):
        practice.take_line_hint(learner, DERIVATION, (), at=NOON)
    assert practice.next_hint(learner, DERIVATION, ()) is None
    assert len(practice.nudges(learner, DERIVATION)) == 1
    assert practice.next_hint(learner, DERIVATION, (1,)) is HintKind.IDEA
    assert [nudge.place for nudge in practice.take_line_hint(learner, DERIVATION, (1,), at=NOON)] == [1, 2]


def test_who_has_reached_all_milestones_needs_no_hint(learner):
    assert practice.next_hint(learner, DERIVATION, (1, 2)) is None
    assert practice.take_line_hint(learner, DERIVATION, (1, 2), at=NOON) == ()


def test_the_solution_opens_with_an_attempt_or_after_twenty_minutes(learner):
    practice.open_item(learner, DERIVATION, at=NOON)
    assert practice.item_gate(learner, DERIVATION, now=minutes(5)).minutes == 15
    assert practice.item_gate(learner, DERIVATION, now=minutes(20)).is_open
    assert not practice.item_gate(learner, EXERCISE, now=minutes(20)).is_open
    judge(learner, EXERCISE, by=says(Status.NOT_PARSED))
    assert practice.item_gate(learner, EXERCISE, now=NOON).is_open


def test_reading_the_solution_is_recorded_only_when_it_is_open(learner):
    practice.item_solution(learner, DERIVATION, now=NOON)
    assert tries.solutions(learner, f"derivation:{DERIVATION.id}") == ()
    judge(learner)
    practice.item_solution(learner, DERIVATION, now=minutes(1))
    assert tries.solutions(learner, f"derivation:{DERIVATION.id}")[0] == minutes(1)


def test_again_from_memory_empties_the_sheet_and_starts_a_new_clock(learner):
    judge(learner)
    practice.save_lines(learner, DERIVATION, "a = b", at=NOON)
    practice.begin_again(learner, DERIVATION, at=minutes(60))
    assert practice.lines_draft(learner, DERIVATION) == ""
    assert practice.latest_attempt(learner, DERIVATION) is None
    assert len(practice.attempts(learner, DERIVATION)) == 1
    assert judge(learner, at=minutes(61))[1].seconds == 60


def test_what_was_said_of_another_question_is_not_said_again(learner):
    judge(learner)
    changed = replace(DERIVATION, ask="Derive something else.")
    assert practice.latest_attempt(learner, DERIVATION) is not None
    assert practice.latest_attempt(learner, changed) is None


def test_what_comes_is_in_the_order_of_the_course_without_what_is_done(learner):
    course = Course("c", "A course", ("least-squares",))
    assert practice.coming(learner, course, [DERIVATION, EXERCISE]) == (EXERCISE, DERIVATION)
    judge(learner, EXERCISE, by=SHOWN)
    assert practice.coming(learner, course, [DERIVATION, EXERCISE]) == (DERIVATION,)
    assert practice.coming(learner, Course("d", "Another", ("probability",)), [DERIVATION]) == ()
