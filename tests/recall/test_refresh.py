"""What is refreshed in the last hours, and in which order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.recall.refresh import Memory, refreshers, within
from viva.recall.review import Item, ItemKind
from viva.recall.shelf import Thing


def thing(name, *objectives, minutes=10.0, kind=ItemKind.QUESTION):
    return Thing(Item(kind, f"t/{name}"), name.title(), objectives, 1, minutes)


def shelved(*things):
    return {o: tuple(each for each in things if o in each.objectives) for t in things for o in t.objectives}


def names(found):
    return [each.thing.name for each in found]


def key(name):
    return f"question:t/{name}"


def test_the_shorter_comes_first_where_as_much_is_gained():
    shows = shelved(thing("long", "a", minutes=30), thing("short", "b", minutes=5))
    assert names(refreshers(["a", "b"], shows, {})) == ["short", "long"]


def test_the_more_faded_comes_first_unless_it_takes_too_long():
    shows = shelved(thing("fresh", "a"), thing("faded", "b"))
    memories = {key("fresh"): Memory(3, 9.0), key("faded"): Memory(60, 9.0)}
    assert names(refreshers(["a", "b"], shows, memories)) == ["faded", "fresh"]


def test_what_was_never_practised_costs_a_study_as_well():
    shows = shelved(thing("new", "a"), thing("known", "b"))
    found = refreshers(["a", "b"], shows, {key("known"): Memory(1, 1.0)})
    minutes = {each.thing.name: each.minutes for each in found}
    assert minutes == pytest.approx({"new": 10 + 0.85 * 25, "known": 10 + 0.1 * 25})


def test_one_item_for_two_objectives_is_done_once():
    shows = shelved(thing("both", "a", "b"), thing("one", "a"), thing("other", "b"))
    found = refreshers(["a", "b"], shows, {})
    assert [(each.thing.name, each.objectives) for each in found] == [("both", ("a", "b"))]


def test_what_was_failed_the_last_time_is_as_unknown_as_what_is_new():
    shows = shelved(thing("failed", "a"), thing("new", "b"))
    failed, new = refreshers(["a", "b"], shows, {key("failed"): Memory(0, 2.0, failed=True)})
    assert failed.gain == pytest.approx(new.gain) and failed.minutes == new.minutes


def test_what_nothing_shows_or_is_not_wanted_is_left_out():
    shows = shelved(thing("one", "a"), thing("other", "b"))
    assert names(refreshers(["a", "never"], shows, {})) == ["one"]
    assert refreshers([], shows, {}) == ()


def test_what_is_too_long_is_passed_over_for_what_fits():
    shows = shelved(thing("long", "a", "b", "c", "d", minutes=30), thing("short", "e", minutes=10))
    found = refreshers("abcde", shows, {})
    assert names(found) == ["long", "short"]
    assert names(within(found, 40)) == ["short"]


OBJECTIVES = "abcdef"
THINGS = st.lists(
    st.tuples(st.lists(st.sampled_from(OBJECTIVES), min_size=1, max_size=3, unique=True), st.floats(1, 90)),
    max_size=12,
).map(lambda rows: [thing(f"n{n}", *found, minutes=minutes) for n, (found, minutes) in enumerate(rows)])
MEMORIES = st.dictionaries(
    st.integers(0, 11).map(lambda n: key(f"n{n}")),
    st.builds(Memory, st.floats(0, 900), st.floats(0.01, 900), st.booleans()),
)


@given(THINGS, MEMORIES, st.sets(st.sampled_from(OBJECTIVES)), st.floats(0, 300))
def test_the_best_use_of_a_minute_comes_first_and_no_more_fits_than_fits(things, memories, wanted, minutes):
    shows = shelved(*things)
    found = refreshers(sorted(wanted), shows, memories)
    rates = [each.rate for each in found]
    assert rates == sorted(rates, reverse=True) and all(rate > 0 for rate in rates)
    asked = [objective for each in found for objective in each.objectives]
    assert len(set(asked)) == len(asked) and set(asked) <= wanted & shows.keys()
    assert len({each.thing.key for each in found}) == len(found)
    taken = within(found, minutes)
    assert sum(each.minutes for each in taken) <= minutes + 1e-9
    left = minutes - sum(each.minutes for each in taken)
    assert all(each.minutes > left - 1e-9 or each in taken for each in found)
