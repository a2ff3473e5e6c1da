"""The knowledge map of a learner, over the bundled pack."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva import practice
from viva.content.catalogue import Catalogue
from viva.content.pack import Pack, bundled
from viva.practice import Mark, Region, mark_of
from viva.recall.mastery import Mastery, State, TopicMastery
from viva.recall.placement import Answer
from viva.recall.review import Item, ItemKind, Rating
from viva.recall.shelf import ASKED_AS, Shelf, shelve
from viva.store import journal

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)
BAYES, ENTROPY = "prob.bayes-theorem", "info.cross-entropy"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    pack = Pack.open([bundled()])
    return shelve(pack.catalogue, pack.paths, pack.problems.values(), pack.library)


@pytest.fixture
def me(db) -> int:
    return journal.local_owner()


def mapped(me, shelf, at=NOON):
    return practice.knowledge_map(practice.standing(me, shelf, now=at))


def practise(me, shelf, objective, at=NOON, rating=Rating.GOOD) -> Item:
    item = shelf.by_objective[objective][0].item
    practice.rate(me, item, rating, at=at, seconds=60)
    return item


def test_every_objective_and_every_topic_of_the_pack_is_on_it_in_order(me, shelf):
    found = mapped(me, shelf)
    assert list(found.objectives) == list(shelf.catalogue.objectives)
    assert set(found.topics) == set(shelf.catalogue.topics)
    assert sum(found.marked(mark) for mark in Mark) == len(found.objectives)
    assert found.known == pytest.approx(sum(each.mean for each in found.objectives.values()))


def test_before_the_first_attempt_nothing_was_heard_of_any_topic(me, shelf):
    found = mapped(me, shelf)
    assert not any(region.heard for region in found.topics.values())
    assert found.fading == ()
    assert found.count(State.KNOWN) == found.marked(Mark.LIKELY) == 0
    assert {found.objectives[str(gate.objective)].state for gate in found.ready} == {State.READY}


def test_an_attempt_and_an_answer_of_the_placement_are_heard_in_their_topic(me, shelf):
    practise(me, shelf, BAYES)
    practice.answer_placement(me, shelf, ENTROPY, Answer.YES, at=NOON)
    found = mapped(me, shelf)
    assert found.topics["probability"].heard
    assert found.topics["information-theory"].heard
    assert not found.topics["clustering"].heard
    assert found.objectives[BAYES].tried
    assert not found.objectives[ENTROPY].tried
    assert found.objectives[ENTROPY].mean > 0.15


def test_what_was_practised_is_no_longer_ready_and_fades_later(me, shelf):
    practise(me, shelf, BAYES)
    assert BAYES not in {gate.objective for gate in mapped(me, shelf).ready}
    later = mapped(me, shelf, NOON + 60 * DAY)
    assert BAYES in {each.objective for each in later.fading}
    assert later.objectives[BAYES].state is State.FADING
    assert later.topics["probability"].state is State.FADING


def test_what_blocks_is_named_with_how_much_stands_on_it(me, shelf):
    first = mapped(me, shelf).blocking[0]
    assert first.opens > 20
    needed = [each for each in shelf.catalogue.objectives.values() if first.objective in each.prerequisites]
    assert any(first.objective in mapped(me, shelf).objectives[each.id].blockers for each in needed)


def test_an_objective_is_begun_with_its_own_easiest_item_in_the_form_it_is_asked(me, shelf):
    best = mapped(me, shelf).best
    for objective, things in shelf.by_objective.items():
        found = best[objective]
        assert found in things
        form = ASKED_AS[shelf.catalogue.objectives[objective].kind]
        if alike := [each for each in things if each.form is form]:
            assert found in alike
            assert found.level == min(each.level for each in alike)


def test_what_was_practised_is_refreshed_by_what_was_practised(me, shelf):
    objective = next(id for id, things in shelf.by_objective.items() if len(things) > 1)
    before = mapped(me, shelf).best[objective]
    other = next(each for each in shelf.by_objective[objective] if each != before)
    practice.rate(me, other.item, Rating.GOOD, at=NOON, seconds=60)
    assert mapped(me, shelf).best[objective] == other


def test_what_is_set_aside_is_not_offered(me, shelf):
    shown = Counter(objective for thing in shelf.things.values() for objective in thing.objectives)
    alone = next(id for id in shelf.by_objective if shown[id] == 1)
    practice.set_aside(me, shelf.by_objective[alone][0].item, days=7, at=NOON)
    assert alone not in mapped(me, shelf).best
    assert alone in mapped(me, shelf, NOON + 8 * DAY).best


def test_a_review_of_what_the_pack_has_no_more_changes_nothing(me, shelf):
    before = mapped(me, shelf)
    practice.rate(me, Item(ItemKind.QUESTION, "gone/away"), Rating.GOOD, at=NOON, seconds=60)
    assert mapped(me, shelf).objectives == before.objectives


def test_of_a_pack_without_objectives_the_map_is_empty(me):
    found = mapped(me, Shelf(Catalogue({}, {})))
    assert (found.objectives, found.topics, found.ready, found.blocking, found.known) == ({}, {}, (), (), 0)


def region(states, likely=0):
    return Region(TopicMastery(0.5, 0.2, 0.8, 1, 2), states, likely, heard=True)


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 9)))
def test_a_topic_shows_what_calls_first(states):
    calls = [State.FADING, State.READY, State.BLOCKED, State.KNOWN]
    present = [each for each in calls if states.get(each)]
    assert region(states).state is (present[0] if present else State.UNASKED)


@given(st.dictionaries(st.sampled_from(State), st.integers(0, 9)), st.data())
def test_the_marks_of_a_topic_are_its_states_with_what_was_never_tried_apart(states, data):
    found = region(states, data.draw(st.integers(0, states.get(State.KNOWN, 0))))
    assert sum(found.marked(mark) for mark in Mark) == sum(states.values())
    assert found.marked(Mark.KNOWN) + found.marked(Mark.LIKELY) == states.get(State.KNOWN, 0)
    assert (found.mark is Mark.LIKELY) == (found.state is State.KNOWN and found.likely > 0)


@given(st.sampled_from(State), st.booleans())
def test_what_was_never_tried_is_never_said_to_be_known(state, tried):
    mark = mark_of(Mastery(0.6, 0.1, 0.9, tried, state))
    assert (mark is Mark.KNOWN) == (state is State.KNOWN and tried)
    assert (mark is Mark.LIKELY) == (state is State.KNOWN and not tried)
    assert mark.value == state.value or mark is Mark.LIKELY
