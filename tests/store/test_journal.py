"""What was appended can be read back, by whom it belongs to."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from viva.content.verdict import Verdict
from viva.derive.verdicts import Report
from viva.judge.judgement import Judgement
from viva.store import journal, tries
from viva.store.entries import Attempt, Face, HintTaken, Opening, SolutionSeen, Submission
from viva.store.models import Learner

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def handed_in(problem: str, verdict: Verdict, minutes: int = 0) -> Submission:
    judgement = Judgement(problem, "digest", verdict)
    return Submission("def f(): ...", judgement, NOW + timedelta(minutes=minutes), 60.0 * minutes, Face.WEB)


def test_the_owner_is_made_once():
    assert journal.local_owner() == journal.local_owner()
    assert Learner.objects.count() == 1


def test_history_is_newest_first():
    me = journal.local_owner()
    numbers = [journal.append_submission(me, handed_in("a/b", Verdict.ERROR, minute)) for minute in range(3)]
    assert [past.number for past in journal.history(me, "a/b")] == numbers[::-1]


def test_one_learner_does_not_see_the_submissions_of_another():
    me, other = journal.local_owner(), Learner.objects.create(username="other").pk
    number = journal.append_submission(me, handed_in("a/b", Verdict.ACCEPTED))
    assert journal.submission(other, "a/b", number) is None
    assert journal.history(other, "a/b") == ()
    assert journal.tried(other) == {}


def test_a_submission_is_found_only_under_its_own_problem():
    me = journal.local_owner()
    number = journal.append_submission(me, handed_in("a/b", Verdict.ACCEPTED))
    assert journal.submission(me, "a/other", number) is None


def test_a_problem_stays_solved_after_a_later_failure():
    me = journal.local_owner()
    for verdict in (Verdict.ERROR, Verdict.ACCEPTED, Verdict.WRONG_ANSWER):
        journal.append_submission(me, handed_in("a/solved", verdict))
    journal.append_submission(me, handed_in("a/tried", Verdict.TIME_LIMIT))
    assert journal.tried(me) == {"a/solved": True, "a/tried": False}


def test_a_hint_read_twice_is_kept_once():
    me = journal.local_owner()
    journal.append_hint(me, HintTaken("a/b", 1, NOW))
    journal.append_hint(me, HintTaken("a/b", 1, NOW + timedelta(hours=1)))
    assert journal.hints(me, "a/b") == (HintTaken("a/b", 1, NOW),)


def test_the_first_reading_of_a_solution_is_what_counts():
    me = journal.local_owner()
    for hours in (0, 5):
        journal.append_solution_seen(me, SolutionSeen("a/b", NOW + timedelta(hours=hours)))
    assert tries.solutions(me, "a/b")[0] == NOW


def test_openings_come_oldest_first():
    me = journal.local_owner()
    journal.append_opening(me, Opening("a/b", NOW))
    journal.append_opening(me, Opening("a/b", NOW + timedelta(days=1), from_memory=True))
    assert [opening.from_memory for opening in journal.openings(me, "a/b")] == [False, True]


def test_a_time_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        Opening("a/b", datetime(2026, 3, 1, 12))


def test_a_derivation_stays_shown_after_a_later_failure():
    me = journal.local_owner()
    for complete in (False, True, False):
        report = Report((), complete=complete)
        journal.append_attempt(me, Attempt("derivation:a/b", "d", ("x = x",), report, NOW, 1.0, Face.WEB))
    assert journal.attempted(me) == {"derivation:a/b": True}


@pytest.mark.parametrize("line", ["", "  ", "a = b\nc = d"])
def test_an_attempt_is_made_of_lines(line):
    with pytest.raises(ValueError, match="single lines"):
        Attempt("derivation:a/b", "d", (line,), Report(()), NOW, 1.0, Face.WEB)
