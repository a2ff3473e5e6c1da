"""What needs what: order, cycles and closures of a graph of prerequisites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

Graph = Mapping[str, Iterable[str]]  # node -> what it needs first


def reachable(graph: Graph) -> list[str]:
    """The nodes one can arrive at by always having what is needed, in such an order; ties as in `graph`.

    Left out are nodes on a cycle, nodes with a need outside the graph, and whatever stands behind them.
    """
    arrived: dict[str, None] = {}  # a set that keeps its order
    waiting = list(graph)
    while True:
        ready = [node for node in waiting if all(need in arrived for need in graph[node])]
        if not ready:
            return list(arrived)
        arrived |= dict.fromkeys(ready)
        waiting = [node for node in waiting if node not in arrived]


def cycles(graph: Graph) -> list[tuple[str, ...]]:
    """One cycle through each knot, first node repeated at the end; no node is in two of them.

    Needs that lie outside the graph are passed over.
    """
    left = {node: [need for need in needs if need in graph] for node, needs in graph.items()}
    found: list[tuple[str, ...]] = []
    while True:
        free = set(reachable(left))
        left = {node: [n for n in needs if n not in free] for node, needs in left.items() if node not in free}
        if not left:
            return found
        cycle = _walk(left)
        found.append(cycle)
        left = {
            node: [n for n in needs if n not in cycle] for node, needs in left.items() if node not in cycle
        }


def _walk(graph: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The first cycle met on a walk along needs. Every node must have a need inside the graph."""
    trail: list[str] = [next(iter(graph))]
    while (following := graph[trail[-1]][0]) not in trail:
        trail.append(following)
    return (*trail[trail.index(following) :], following)


def closure(graph: Graph, node: str) -> frozenset[str]:
    """Everything `node` needs, directly or not; itself only if it stands on a cycle."""
    found: set[str] = set()
    ahead = list(graph.get(node, ()))
    while ahead:
        need = ahead.pop()
        if need not in found:
            found.add(need)
            ahead += graph.get(need, ())
    return frozenset(found)
