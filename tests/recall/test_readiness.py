"""The predicted score of groups of topics."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viva.recall.belief import replay
from viva.recall.readiness import by_group, readiness

from .material import HISTORIES, SYLLABUS

DATE = 90
TOPICS = SYLLABUS.topics
GROUPS = st.fixed_dictionaries({topic: st.sampled_from(["a", "b", "c"]) for topic in TOPICS})


def value_of(topics):
    return sum(
        item.value
        for item in SYLLABUS.items
        if SYLLABUS.nodes[SYLLABUS.node_number[item.objective]].topic in topics
    )


@given(HISTORIES)
def test_a_group_of_one_topic_is_that_topic(history):
    belief = replay(SYLLABUS, history)
    found = by_group(SYLLABUS, belief, DATE, {topic: str(topic) for topic in TOPICS})
    assert found == {str(topic): score for topic, score in readiness(SYLLABUS, belief, DATE).by_topic.items()}


@given(HISTORIES)
def test_the_group_of_all_topics_is_the_whole(history):
    belief = replay(SYLLABUS, history)
    found = by_group(SYLLABUS, belief, DATE, dict.fromkeys(TOPICS, "all"))
    assert found == {"all": readiness(SYLLABUS, belief, DATE).total}


@given(HISTORIES, GROUPS)
def test_groups_average_to_the_whole_by_their_marks_and_hold_their_means(history, group_of):
    belief = replay(SYLLABUS, history)
    found = by_group(SYLLABUS, belief, DATE, group_of)
    share = {name: value_of({t for t in TOPICS if group_of[t] == name}) for name in found}
    whole = readiness(SYLLABUS, belief, DATE).total.mean
    assert sum(share[name] * score.mean for name, score in found.items()) == pytest.approx(whole)
    assert all(0 <= score.low <= score.mean <= score.high <= 1 for score in found.values())


@given(HISTORIES)
def test_a_group_is_no_less_sure_than_its_topics_are_on_average(history):
    """What is the topics' own evens out; what they share does not."""
    belief = replay(SYLLABUS, history)
    whole = by_group(SYLLABUS, belief, DATE, dict.fromkeys(TOPICS, "all"))["all"]
    alone = readiness(SYLLABUS, belief, DATE).by_topic
    widths = sum(value_of({topic}) * (score.high - score.low) for topic, score in alone.items())
    assert whole.high - whole.low <= widths + 0.01  # ends are quantiles, which skewed beliefs move a little


def test_topics_in_no_group_are_left_out():
    found = by_group(SYLLABUS, replay(SYLLABUS, ()), DATE, {TOPICS[0]: "first"})
    assert list(found) == ["first"]
