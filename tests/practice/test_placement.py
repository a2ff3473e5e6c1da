"""The placement: about twenty answers, kept, and the map that comes of them. Over the bundled pack."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from viva import practice
from viva.content.catalogue import Catalogue
from viva.content.pack import Pack, bundled
from viva.recall.placement import MOST, Answer
from viva.recall.review import ItemKind, Rating
from viva.recall.shelf import ASKED_AS, Shelf, shelve
from viva.store import journal, memory
from viva.store.memory_rows import PlacedRow

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([bundled()])
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


@pytest.fixture
def me(db) -> int:
    return journal.local_owner()


def asked(me, shelf):
    return practice.placement_question(me, shelf, now=NOON)


def say(me, shelf, answer: Answer, times: int = 1) -> list[str]:
    """Answers so many questions all the same; returns the objectives."""
    found = []
    for _ in range(times):
        question = asked(me, shelf)
        found.append(question.objective.id)
        at = NOON + timedelta(seconds=question.number)
        practice.answer_placement(me, shelf, question.objective.id, answer, at=at)
    return found


def offered(me, shelf):
    return practice.placement_offered(me, practice.standing(me, shelf, now=NOON))


def known(me, shelf):
    return practice.knowledge_map(practice.standing(me, shelf, now=NOON)).known


def test_a_question_shows_an_item_as_interviews_ask_it_and_a_formula_to_check(me, shelf):
    first = asked(me, shelf)
    things = shelf.by_objective[first.objective.id]
    assert (first.number, first.answered, first.most) == (1, 0, MOST)
    assert first.example in things
    if any(each.form is ASKED_AS[first.objective.kind] for each in things):
        assert first.example.form is ASKED_AS[first.objective.kind]
    checks = [each for each in things if each.item.kind in (ItemKind.EXERCISE, ItemKind.CARD)]
    assert (first.check in checks) if checks else first.check is None


def test_it_ends_after_twenty_different_questions_and_is_not_offered_again(me, shelf):
    assert offered(me, shelf)
    objectives = say(me, shelf, Answer.PARTLY, MOST)
    assert len(set(objectives)) == MOST == practice.placement_answers(me)
    assert asked(me, shelf) is None
    assert not offered(me, shelf)


def test_answers_move_the_map(me, shelf):
    before = known(me, shelf)
    say(me, shelf, Answer.YES, 3)
    after = known(me, shelf)
    assert after > before
    say(me, shelf, Answer.NO, 3)
    assert known(me, shelf) < after


def test_a_form_that_is_sent_twice_is_one_answer(me, shelf):
    (objective,) = say(me, shelf, Answer.YES)
    practice.answer_placement(me, shelf, objective, Answer.NO, at=NOON)
    assert memory.placed(me) == {objective: "yes"}


def test_the_last_answer_can_be_taken_back_and_is_asked_for_again(me, shelf):
    first, second = say(me, shelf, Answer.YES, 2)
    before = known(me, shelf)
    third = say(me, shelf, Answer.NO)
    practice.take_back_placement(me, at=NOON + timedelta(minutes=1))
    assert known(me, shelf) == pytest.approx(before)
    assert [asked(me, shelf).objective.id] == third
    practice.take_back_placement(me, at=NOON + timedelta(minutes=2))
    assert list(memory.placed(me)) == [first]
    assert asked(me, shelf).objective.id == second


def test_an_answer_that_was_given_anew_is_the_latest(me, shelf):
    first, second = say(me, shelf, Answer.YES, 2)
    memory.append_placed(me, first, "no", at=NOON + timedelta(minutes=1))
    assert list(memory.placed(me).items()) == [(second, "yes"), (first, "no")]


def test_where_nothing_was_answered_nothing_is_taken_back(me, shelf):
    practice.take_back_placement(me, at=NOON)
    assert memory.placed(me) == {}


def test_a_skip_is_remembered_what_was_answered_counts_and_one_may_go_on(me, shelf):
    say(me, shelf, Answer.YES, 2)
    practice.skip_placement(me, at=NOON)
    assert not offered(me, shelf)
    assert practice.placement_answers(me) == 2
    assert practice.standing(me, shelf, now=NOON).belief.known.any()
    assert asked(me, shelf).number == 3


def test_who_has_practised_is_not_offered_it(me, shelf):
    thing = next(iter(shelf.things.values()))
    practice.rate(me, thing.item, Rating.GOOD, at=NOON, seconds=60)
    assert not offered(me, shelf)


def test_with_nothing_to_practise_nothing_is_asked(me):
    bare = Shelf(Catalogue({}, {}))
    assert asked(me, bare) is None
    assert not offered(me, bare)


@pytest.mark.parametrize(
    ("objective", "answer", "value"),
    [("a.b", "yes", Answer.YES), ("a.b", "no", Answer.NO), ("a.b", "back", None), ("", "end", None)],
)
def test_a_row_is_an_answer_or_none(objective, answer, value):
    assert PlacedRow(objective=objective, answer=answer).value() is value


@pytest.mark.parametrize(("objective", "answer"), [("a.b", "end"), ("a.b", ""), ("", "yes"), ("", "back")])
def test_what_no_placement_says_is_refused(objective, answer):
    with pytest.raises(ValueError, match="is"):
        PlacedRow(objective=objective, answer=answer).value()
