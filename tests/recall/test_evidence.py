"""A checklist is ticked by evidence, and by nothing else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from viva.content.catalogue import Catalogue
from viva.content.checklist import Checklist, ChecklistItem
from viva.recall.evidence import HELD, State, Trace, proven, showing
from viva.recall.review import Item, ItemKind
from viva.recall.shelf import Shelf, Thing

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DAY = timedelta(days=1)
OBJECTIVES = ("a", "b", "c", "never")  # nothing shows the last


def thing(name, *objectives, minutes=10, kind=ItemKind.PROBLEM):
    return Thing(Item(kind, f"t/{name}"), name.title(), objectives, 1, minutes)


THINGS = (
    thing("long", "a", minutes=30),
    thing("short", "a", minutes=5),
    thing("both", "b", "a", minutes=2),
    thing("card", "c", kind=ItemKind.CARD),
)
SHELF = Shelf(Catalogue({}, {}), None, {each.key: each for each in THINGS})


def item(*objectives, any_of=False):
    return ChecklistItem(", ".join(objectives), "", objectives, any_of, ())


def check(items, traces):
    named = {
        f"problem:t/{name}" if name != "card" else "card:t/card": trace for name, trace in traces.items()
    }
    checklist = Checklist("list", Path("list.toml"), "A list", "", (), tuple(items))
    return proven(checklist, SHELF, showing(SHELF), named)


def line(found, **traces):
    return check([found], traces).lines[0]


def passed(days=1, recall=0.9):
    return Trace(NOON - days * DAY, NOON - days * DAY, recall)


FAILED = Trace(None, NOON - DAY, 0.9)
FAILED_SINCE = Trace(NOON - 9 * DAY, NOON - DAY, 0.9)


def test_what_was_passed_and_is_remembered_ticks_and_is_named():
    found = line(item("a"), short=passed())
    assert found.state is State.TICKED
    assert found.parts[0].evidence.thing.name == "short"
    assert found.parts[0].evidence.at == NOON - DAY
    assert found.parts[0].prove is None and found.lacking == ()


def test_an_item_that_shows_more_than_its_own_objective_ticks_that_too():
    assert line(item("a"), both=passed()).state is State.TICKED


def test_what_is_hardly_remembered_has_faded():
    assert line(item("a"), short=passed(300, HELD - 0.01)).state is State.FADED
    assert line(item("a"), short=passed(300, HELD)).state is State.TICKED


def test_a_failure_since_counts_more_than_the_chance_of_recall():
    assert line(item("a"), short=FAILED_SINCE).state is State.FADED


def test_a_failure_alone_is_no_evidence():
    found = line(item("a"), short=FAILED)
    assert found.state is State.OPEN and found.parts[0].evidence is None


def test_of_several_the_one_that_holds_is_the_evidence_then_the_latest():
    found = line(item("a"), long=passed(40), short=passed(2, 0.1), both=passed(30))
    assert found.parts[0].evidence.thing.name == "both"


def test_what_nothing_asks_cannot_be_ticked():
    found = check([item("never"), item()], {"short": passed()})
    assert [each.state for each in found.lines] == [State.CANNOT] * 2
    assert (found.ticked, found.cannot, found.total) == (0, 2, 2)


def test_all_objectives_are_needed_unless_any_is_enough():
    traces = {"short": passed(), "card": passed(90, 0.2)}
    states = [
        each.state
        for each in check(
            [
                item("a", "c"),
                item("a", "c", any_of=True),
                item("a", "b"),
                item("b", "c"),
                item("c", "never"),
                item("c", "never", any_of=True),
                item("never", "b", any_of=True),
            ],
            traces,
        ).lines
    ]
    T, F, O, C = State.TICKED, State.FADED, State.OPEN, State.CANNOT  # noqa: E741
    assert states == [F, T, O, O, C, F, O]


def test_the_shortest_of_its_own_items_proves_it_best():
    assert line(item("a")).parts[0].prove.name == "short"


def test_what_faded_is_done_again_rather_than_something_else():
    assert line(item("a"), long=passed(300, 0.1)).parts[0].prove.name == "long"


def test_where_one_of_several_is_enough_the_nearest_is_lacking():
    found = line(item("b", "c", any_of=True), card=passed(90, 0.2))
    assert [each.objective for each in found.lacking] == ["c"]
    assert [each.objective for each in line(item("b", "c")).lacking] == ["b", "c"]


TRACES = st.builds(
    lambda last, gap, recall: Trace(
        None if gap is None else NOON - (last + gap) * DAY, NOON - last * DAY, recall
    ),
    st.integers(0, 400),
    st.none() | st.integers(0, 30),
    st.floats(0, 1),
)
ITEMS = st.lists(
    st.builds(
        lambda found, one: item(*found, any_of=one), st.lists(st.sampled_from(OBJECTIVES)), st.booleans()
    )
)


@given(ITEMS, st.dictionaries(st.sampled_from(("long", "short", "both", "card")), TRACES))
def test_every_tick_names_something_that_was_passed_and_is_remembered(items, traces):
    found = check(items, traces)
    assert sum(found.count(state) for state in State) == found.total
    for each in found.lines:
        held = [part.evidence is not None and part.evidence.trace.held for part in each.parts]
        assert [part.state is State.TICKED for part in each.parts] == held
        enough = any(held) if each.item.any_of else bool(held) and all(held)
        assert (each.state is State.TICKED) == enough
        for part in each.parts:
            assert (part.prove is None) == (part.state in (State.TICKED, State.CANNOT))
