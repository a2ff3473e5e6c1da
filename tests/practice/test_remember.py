"""What is done becomes reviews, reviews become cards, and all of it can be computed again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from viva import practice
from viva.content.derivation import read_derivation
from viva.content.drill import read_drills
from viva.content.drilling import Asked
from viva.content.library import Library
from viva.content.pack import bundled, read_problem
from viva.content.question import read_question
from viva.content.verdict import Verdict
from viva.derive.verdicts import LineVerdict, Report, Status
from viva.judge.judgement import Judgement
from viva.practice.past import item_of
from viva.recall.review import Item, ItemKind, Rating
from viva.store import journal, memory

pytestmark = pytest.mark.django_db
PACKS = Path(__file__).parents[1] / "packs"
PROBLEM = read_problem(bundled() / "linear-algebra/problems/inverse")
DERIVATION = read_derivation(PACKS / "deriving/least-squares/derivations/gradient.toml")
QUESTION = read_question(PACKS / "reading/softmax/questions/temperature.md")
CARD = Item(ItemKind.CARD, "softmax/softmax")
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def me() -> int:
    return journal.local_owner()


def minutes(count: float) -> datetime:
    return NOON + timedelta(minutes=count)


def hand_in(me, at, *, verdict=Verdict.ACCEPTED, confidence=None):
    def judge(problem, source):
        return Judgement(problem.id, problem.digest, verdict)

    seconds = (at - NOON).total_seconds()
    practice.submit(me, PROBLEM, "x", at=at, seconds=seconds, judge=judge, confidence=confidence)


def write(me, at, *statuses, complete=False):
    report = Report(tuple(map(LineVerdict, statuses)), complete=complete)
    practice.judge_lines(me, DERIVATION, ["a = b"], at=at, judge=lambda item, lines: report)


def ratings(me, thing):
    item = thing if isinstance(thing, Item) else item_of(thing)
    return [each.review.rating for each in memory.every_review(me, item) if not each.undone]


def test_a_problem_solved_at_once_is_a_review_and_a_card(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    hand_in(me, minutes(20))
    assert ratings(me, PROBLEM) == [Rating.GOOD]
    card = memory.card(me, item_of(PROBLEM))
    assert (card.reviews, card.lapses, card.last) == (1, 0, minutes(20))


def test_solved_after_a_failure_is_one_hard_review(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    hand_in(me, minutes(5), verdict=Verdict.WRONG_ANSWER)
    assert ratings(me, PROBLEM) == []
    hand_in(me, minutes(15))
    hand_in(me, minutes(16))
    assert ratings(me, PROBLEM) == [Rating.HARD]


def test_a_defect_of_ours_is_no_failure(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    hand_in(me, minutes(5), verdict=Verdict.JUDGE_ERROR)
    hand_in(me, minutes(15))
    assert ratings(me, PROBLEM) == [Rating.GOOD]


def test_reading_the_solution_is_again_each_time_one_begins_anew(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    practice.solution(me, PROBLEM, now=minutes(30))
    practice.again(me, PROBLEM, at=NOON + DAY)
    practice.solution(me, PROBLEM, now=NOON + DAY + timedelta(minutes=30))
    practice.solution(me, PROBLEM, now=NOON + DAY + timedelta(minutes=40))
    assert ratings(me, PROBLEM) == [Rating.AGAIN, Rating.AGAIN]


def test_what_is_left_counts_as_given_up_after_a_day(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    hand_in(me, minutes(5), verdict=Verdict.WRONG_ANSWER)
    library = Library()
    practice.settle_unfinished(me, {PROBLEM.id: PROBLEM}, library, now=minutes(60))
    assert ratings(me, PROBLEM) == []
    for _ in range(2):
        practice.settle_unfinished(me, {PROBLEM.id: PROBLEM}, library, now=NOON + 2 * DAY)
    assert ratings(me, PROBLEM) == [Rating.AGAIN]


def test_a_derivation_with_a_wrong_line_on_the_way_is_hard_and_unfinished_lines_are_no_failure(me):
    practice.open_item(me, DERIVATION, at=NOON)
    write(me, minutes(2), Status.FOLLOWS)
    write(me, minutes(5), Status.FOLLOWS, complete=True)
    practice.begin_again(me, DERIVATION, at=NOON + DAY)
    write(me, NOON + DAY + timedelta(minutes=2), Status.WRONG)
    write(me, NOON + DAY + timedelta(minutes=5), Status.FOLLOWS, complete=True)
    assert ratings(me, DERIVATION) == [Rating.GOOD, Rating.HARD]


def test_an_answer_is_rated_by_what_it_covers_and_the_latest_comparison_counts(me):
    number = practice.answer(me, QUESTION, "It divides.", at=NOON)
    assert ratings(me, QUESTION) == []
    practice.check_answer(me, QUESTION, number, [point.id for point in QUESTION.key_points], at=minutes(1))
    assert ratings(me, QUESTION) == [Rating.GOOD]
    practice.check_answer(me, QUESTION, number, [], at=minutes(2))
    assert ratings(me, QUESTION) == [Rating.AGAIN]
    assert memory.card(me, item_of(QUESTION)).reviews == 1


def test_not_knowing_needs_no_comparison(me):
    practice.answer(me, QUESTION, "", at=NOON)
    assert ratings(me, QUESTION) == [Rating.AGAIN]


def test_a_number_is_rated_as_right_or_wrong(me):
    drill = read_drills(PACKS / "reading/softmax/drills.py")[0]
    asked = Asked(ask="How many?", answer=1.0, working="One: 1.", check=1.0)
    for day, text in enumerate(("1", "2", "")):
        begun = practice.begin_drill(me, drill, at=NOON + day * DAY, seed_of=min)
        at = begun.at + timedelta(seconds=30 * drill.minutes)
        practice.answer_drill(me, drill, begun.seed, text, at=at, generate=lambda *_: asked)
    assert ratings(me, drill) == [Rating.GOOD, Rating.AGAIN, Rating.AGAIN]


def test_the_learner_may_know_better_and_that_is_kept(me):
    number = practice.answer(me, QUESTION, "It divides.", at=NOON)
    practice.check_answer(me, QUESTION, number, [], at=minutes(1))
    (kept,) = memory.reviews(me)
    practice.correct(me, kept.number, Rating.HARD, at=minutes(2))
    practice.check_answer(me, QUESTION, number, [point.id for point in QUESTION.key_points], at=minutes(3))
    assert ratings(me, QUESTION) == [Rating.HARD]


def test_undoing_takes_back_the_card_too(me):
    number = practice.rate(me, CARD, Rating.GOOD, at=NOON, seconds=4)
    assert practice.undo(me, number, at=minutes(1)).rating is Rating.GOOD
    assert memory.card(me, CARD) is None
    assert practice.undo(me, number, at=minutes(2)) is None
    assert practice.correct(me, number, Rating.EASY, at=minutes(2)) is None


def test_an_undone_verdict_stays_undone(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    hand_in(me, minutes(20))
    (kept,) = memory.reviews(me)
    practice.undo(me, kept.number, at=minutes(21))
    hand_in(me, minutes(22))
    assert ratings(me, PROBLEM) == []


def test_what_was_predicted_is_kept_with_the_review(me):
    practice.rate(me, CARD, Rating.GOOD, at=NOON, seconds=4)
    practice.rate(me, CARD, Rating.GOOD, at=NOON + 10 * DAY, seconds=4)
    first, second = memory.reviews(me)
    assert first.predicted is None
    assert 0.2 < second.predicted < 0.9


def test_cards_are_a_cache(me):
    for day in range(4):
        practice.rate(me, CARD, Rating.GOOD, at=NOON + day * DAY, seconds=4)
    right = memory.card(me, CARD)
    memory.save_card(me, CARD, replace(right, stability=1.0))
    assert practice.stale(me) == (CARD.key,)
    assert practice.rebuild(me) == 1
    assert memory.card(me, CARD) == right
    assert practice.stale(me) == ()


STEP = st.tuples(
    st.sampled_from(["rate", "undo", "correct"]),
    st.integers(0, 3),
    st.sampled_from(Rating),
    st.integers(0, 60 * 24 * 20),
)


class Rebuilding(TestCase):
    """Replay equals incremental, whatever was rated, undone and corrected."""

    @given(st.lists(STEP, max_size=12))
    @settings(max_examples=40)
    def test_cards_come_out_equal(self, steps):
        me, now = journal.local_owner(), NOON
        for what, which, rating, later in steps:
            now += timedelta(minutes=later + 1)
            known = memory.reviews(me)
            if what == "rate":
                item = Item(ItemKind.CARD, f"t/c{which}")
                practice.rate(me, item, rating, at=now, seconds=3)
            elif known and what == "undo":
                practice.undo(me, known[which % len(known)].number, at=now)
            elif known:
                practice.correct(me, known[which % len(known)].number, rating, at=now)
        kept = memory.cards(me)
        assert practice.stale(me) == ()
        practice.rebuild(me)
        assert memory.cards(me) == kept


def test_whoever_hands_in_between_is_not_forgotten(me):
    """Two windows: the second program is judged before the first is kept, and one episode is one review."""
    practice.open_problem(me, PROBLEM, at=NOON)

    def judge_slowly(problem, source):
        hand_in(me, minutes(2))
        return Judgement(problem.id, problem.digest, Verdict.ACCEPTED)

    practice.submit(me, PROBLEM, "x", at=minutes(3), seconds=180.0, judge=judge_slowly)
    assert [each.review.at for each in memory.reviews(me)] == [minutes(2)]


def test_the_clock_of_a_problem_counts_from_its_last_beginning_without_pauses(me):
    practice.open_problem(me, PROBLEM, at=NOON)
    practice.again(me, PROBLEM, at=minutes(30))

    def judge(problem, source):
        return Judgement(problem.id, problem.digest, Verdict.ACCEPTED)

    kept = practice.submit(me, PROBLEM, "x", at=minutes(40), paused=60.0, judge=judge)
    assert kept.submission.seconds == 540.0
    early = practice.submit(me, PROBLEM, "x", at=minutes(41), paused=3600.0, judge=judge)
    assert early.submission.seconds == 0.0


def test_who_never_opened_a_problem_begins_it_by_handing_in(me):
    kept = practice.submit(
        me, PROBLEM, "x", at=NOON, judge=lambda p, _: Judgement(p.id, p.digest, Verdict.ACCEPTED)
    )
    assert kept.submission.seconds == 0.0
    assert [each.at for each in journal.openings(me, PROBLEM.id)] == [NOON]
    assert len(memory.reviews(me)) == 1
