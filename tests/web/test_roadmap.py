"""The map of the topics."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viva.content.graph import closure
from viva.content.pack import Pack, bundled
from viva.web.roadmap import depths, direct, place, roadmap


@st.composite
def graphs(draw):
    """Topics in an order of study, each with some of the earlier ones as its needs."""
    names = [f"t{number}" for number in range(draw(st.integers(0, 14)))]
    return {
        name: draw(st.lists(st.sampled_from(names[:at]), unique=True, max_size=4)) if at else []
        for at, name in enumerate(names)
    }


@given(graphs())
def test_a_topic_stands_below_all_it_needs(needs):
    rows = depths(needs)
    assert all(rows[need] < rows[node] for node, before in needs.items() for need in before)


@given(graphs())
def test_no_two_topics_stand_at_one_place(needs):
    rows = depths(needs)
    columns = place(needs, rows)
    assert len({(rows[node], columns[node]) for node in needs}) == len(needs)


@given(graphs())
def test_the_lines_drawn_imply_all_the_others(needs):
    drawn = direct(needs)
    assert all(closure(drawn, node) == closure(needs, node) for node in needs)


def test_one_only_topic_below_two_stands_between_them():
    needs = {"a": [], "b": [], "c": [], "d": ["a", "c"]}
    columns = place(needs, depths(needs))
    assert columns["d"] == 1


def test_every_topic_of_the_pack_is_inside_the_drawing():
    topics = tuple(Pack.open([bundled()]).catalogue.topics.values())
    drawn = roadmap(topics)
    assert [box.topic for box in drawn.boxes] == list(topics)
    assert all(box.x >= 0 and box.x + 214 <= drawn.width for box in drawn.boxes)
    assert all(box.y >= 0 and box.y + 62 <= drawn.height for box in drawn.boxes)


def test_nothing_is_drawn_of_nothing():
    assert roadmap(()).boxes == ()
