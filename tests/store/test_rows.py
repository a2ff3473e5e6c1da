"""What goes into the store comes back equal."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from viva.store import journal
from viva.store.entries import Draft, SelfCheck
from viva.store.models import HintTakenRow, OpeningRow, SolutionSeenRow, SubmissionRow, TriedTestsRow

from . import values

NOW = datetime(2026, 3, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db
often = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def kept(row: type[Any], value: Any) -> Any:
    """The value, written and read again."""
    written = row.of(journal.local_owner(), value)
    written.save()
    return row.objects.get(pk=written.pk).value()


@often
@given(values.submissions)
def test_a_submission_comes_back_equal(submission):
    assert kept(SubmissionRow, submission) == submission


@often
@given(values.drafts)
def test_a_draft_comes_back_equal(draft):
    learner = journal.local_owner()
    journal.forget_draft(learner, draft.problem)
    journal.save_draft(learner, draft)
    assert journal.draft(learner, draft.problem) == draft


def test_saving_a_program_leaves_the_own_inputs_as_they_are():
    learner = journal.local_owner()
    journal.save_draft(learner, Draft("a/b", "x = 1", NOW, "A = [[1]]"))
    journal.save_draft(learner, Draft("a/b", "x = 2", NOW))
    assert journal.draft(learner, "a/b") == Draft("a/b", "x = 2", NOW, "A = [[1]]")


@often
@given(values.openings)
def test_an_opening_comes_back_equal(opening):
    assert kept(OpeningRow, opening) == opening


@often
@given(values.tried_tests)
def test_tried_tests_come_back_equal(tried):
    assert kept(TriedTestsRow, tried) == tried


@often
@given(values.solutions_seen)
def test_a_solution_seen_comes_back_equal(seen):
    assert kept(SolutionSeenRow, seen) == seen


@often
@given(values.hints_taken)
def test_a_hint_taken_comes_back_equal(taken):
    learner = journal.local_owner()
    journal.append_hint(learner, taken)
    first = next(hint for hint in journal.hints(learner, taken.problem) if hint.hint == taken.hint)
    assert HintTakenRow.of(learner, taken).value() == taken
    assert (first.problem, first.hint) == (taken.problem, taken.hint)


@often
@given(values.answers, values.covered)
def test_an_answer_and_its_comparison_come_back_equal(answer, covered):
    learner = journal.local_owner()
    number = journal.append_answer(learner, answer)
    check = SelfCheck(number, covered, answer.at)
    journal.append_self_check(check)
    assert journal.answers(learner, answer.question)[number] == answer
    assert journal.self_checks(learner, answer.question)[number] == check


@often
@given(values.attempts)
def test_an_attempt_comes_back_equal_with_every_number_of_its_report(attempt):
    learner = journal.local_owner()
    number = journal.append_attempt(learner, attempt)
    assert journal.attempts(learner, attempt.item)[number] == attempt


@often
@given(values.notes)
def test_a_note_comes_back_equal(note):
    learner = journal.local_owner()
    journal.save_note(learner, note)
    assert journal.note(learner, note.subject, note.item) == (note if note.text.strip() else None)


@given(values.submissions)
def test_a_line_of_history_says_what_the_submission_says(submission):
    past = SubmissionRow.of(1, submission).past()
    assert (past.problem, past.verdict) == (submission.judgement.problem, submission.judgement.verdict)
    assert (past.at, past.seconds, past.face) == (submission.at, submission.seconds, submission.face)
    assert past.confidence == submission.confidence
