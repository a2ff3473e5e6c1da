"""Order and cycles of prerequisites, as laws."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from viva.content.graph import closure, cycles, reachable

NODES = "abcdefg"
GRAPHS = st.dictionaries(st.sampled_from(NODES), st.lists(st.sampled_from(NODES), max_size=3))


@given(GRAPHS)
def test_each_node_is_reached_after_all_that_it_needs(graph):
    order = reachable(graph)
    assert len(set(order)) == len(order)
    for place, node in enumerate(order):
        assert set(graph[node]) <= set(order[:place])


@given(GRAPHS)
def test_what_is_not_reached_needs_something_that_is_not_reached(graph):
    order = set(reachable(graph))
    for node in set(graph) - order:
        assert set(graph[node]) - order


@given(GRAPHS)
def test_every_cycle_is_a_closed_chain_of_needs(graph):
    for cycle in cycles(graph):
        assert cycle[0] == cycle[-1]
        for node, need in pairwise(cycle):
            assert need in graph[node]


@given(GRAPHS)
def test_there_is_a_cycle_exactly_when_some_node_needs_itself_in_the_end(graph):
    assert bool(cycles(graph)) == any(node in closure(graph, node) for node in graph)


def test_two_knots_are_both_named():
    graph = {"a": ["b"], "b": ["a"], "c": ["c"], "d": ["a", "c"], "e": []}
    assert sorted(cycles(graph)) == [("a", "b", "a"), ("c", "c")]
