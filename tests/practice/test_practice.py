"""Everything a learner can do, with the clock in the test's hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from viva import practice
from viva.content.pack import bundled, read_problem
from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.judgement import Judgement, Run
from viva.practice import Progress
from viva.store import journal, tries
from viva.store.entries import Face

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(scope="module")
def problem() -> Problem:
    return read_problem(bundled() / "linear-algebra/problems/inverse")


@pytest.fixture
def me() -> int:
    return journal.local_owner()


def says(verdict: Verdict):
    return lambda problem, source: Judgement(problem.id, problem.digest, verdict, f"about {source!r}")


def hand_in(me: int, problem: Problem, verdict: Verdict = Verdict.WRONG_ANSWER, at: datetime = NOW):
    return practice.submit(me, problem, "x = 1", at=at, seconds=90.0, judge=says(verdict))


def test_a_submission_is_judged_and_kept(me, problem):
    kept = practice.submit(
        me, problem, "x = 1", at=NOW, seconds=90.0, judge=says(Verdict.ERROR), face=Face.CLI
    )
    assert practice.past_submission(me, problem, kept.number) == kept.submission
    assert kept.submission.judgement.message == "about 'x = 1'"
    assert (kept.submission.face, kept.submission.seconds) == (Face.CLI, 90.0)
    assert [past.number for past in practice.history(me, problem)] == [kept.number]


def test_own_inputs_are_not_a_submission(me, problem):
    run = Run("own inputs", "case", Verdict.ACCEPTED)
    found = practice.try_own(me, problem, "x = 2", "A = []", at=NOW, try_inputs=lambda *_: run)
    assert found is run
    assert practice.history(me, problem) == ()
    assert practice.draft(me, problem).source == "x = 2"


def test_a_draft_lasts_until_it_is_overwritten(me, problem):
    assert practice.draft(me, problem) is None
    practice.save_draft(me, problem, "first", at=NOW)
    practice.save_draft(me, problem, "", at=NOW)
    assert practice.draft(me, problem).source == ""


def test_the_clock_starts_at_the_first_visit(me, problem):
    practice.open_problem(me, problem, at=NOW)
    practice.open_problem(me, problem, at=NOW + 5 * MINUTE)
    assert practice.seconds_since_opened(me, problem, now=NOW + 10 * MINUTE) == 600


def test_the_solution_opens_after_twenty_minutes(me, problem):
    practice.open_problem(me, problem, at=NOW)
    assert practice.gate(me, problem, now=NOW).minutes == 20
    assert practice.gate(me, problem, now=NOW + timedelta(seconds=61)).minutes == 19
    assert not practice.gate(me, problem, now=NOW + 20 * MINUTE - timedelta(seconds=1)).is_open
    assert practice.gate(me, problem, now=NOW + 20 * MINUTE).is_open


def test_the_solution_of_a_problem_never_opened_is_shut(me, problem):
    assert practice.gate(me, problem, now=NOW).minutes == 20


@pytest.mark.parametrize("verdict", [Verdict.WRONG_ANSWER, Verdict.ACCEPTED, Verdict.ERROR])
def test_the_solution_opens_with_a_submission(me, problem, verdict):
    practice.open_problem(me, problem, at=NOW)
    hand_in(me, problem, verdict)
    assert practice.gate(me, problem, now=NOW).is_open


def test_a_defect_of_the_judge_is_not_a_try(me, problem):
    practice.open_problem(me, problem, at=NOW)
    hand_in(me, problem, Verdict.JUDGE_ERROR)
    assert not practice.gate(me, problem, now=NOW).is_open
    assert practice.progress(me) == {}


def test_reading_the_solution_is_recorded_once_and_only_when_it_is_open(me, problem):
    practice.open_problem(me, problem, at=NOW)
    practice.solution(me, problem, now=NOW)
    assert tries.solutions(me, problem.id) == ()
    for minutes in (20, 30):
        practice.solution(me, problem, now=NOW + minutes * MINUTE)
    assert tries.solutions(me, problem.id)[0] == NOW + 20 * MINUTE


def test_hints_come_one_by_one_and_then_no_more(me, problem):
    problem = replace(problem, hints=("nudge", "push"))
    assert practice.hints_taken(me, problem) == ()
    assert practice.take_hint(me, problem, at=NOW) == ("nudge",)
    assert practice.take_hint(me, problem, at=NOW) == ("nudge", "push")
    assert practice.take_hint(me, problem, at=NOW) == ("nudge", "push")
    assert len(journal.hints(me, problem.id)) == 2


def test_again_from_memory_empties_the_editor_and_starts_a_new_clock(me, problem):
    practice.open_problem(me, problem, at=NOW)
    practice.save_draft(me, problem, "what I wrote", at=NOW)
    hand_in(me, problem, Verdict.ACCEPTED)
    practice.again(me, problem, at=NOW + 60 * MINUTE)
    assert practice.draft(me, problem) is None
    assert practice.open_problem(me, problem, at=NOW + 61 * MINUTE).from_memory
    assert practice.seconds_since_opened(me, problem, now=NOW + 61 * MINUTE) == 60
    assert len(practice.history(me, problem)) == 1


def test_progress_is_tried_then_solved(me, problem):
    assert practice.progress(me) == {}
    hand_in(me, problem)
    assert practice.progress(me) == {problem.id: Progress.TRIED}
    hand_in(me, problem, Verdict.ACCEPTED)
    assert practice.progress(me) == {problem.id: Progress.SOLVED}
