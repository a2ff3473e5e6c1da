"""The catalogue of a pack: its topics and objectives by id, and whether they fit together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from viva.content.errors import ContentError, Finding
from viva.content.graph import closure, cycles, reachable
from viva.content.lines import line_of
from viva.content.objective import Objective
from viva.content.toml import did_you_mean
from viva.content.topic import FILE, Topic, read_topic


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What there is to learn. Topics in the order of study; objectives in the order of their topics."""

    topics: Mapping[str, Topic]
    objectives: Mapping[str, Objective]

    @staticmethod
    def of(topics: Iterable[Topic]) -> Catalogue:
        """Raises ContentError if an objective's id stands in it twice."""
        in_order = sorted(topics, key=lambda topic: (topic.order, topic.id))
        if twice := list(_repeated_ids(in_order)):
            raise ContentError(twice)
        objectives = {each.id: each for topic in in_order for each in topic.objectives}
        return Catalogue({topic.id: topic for topic in in_order}, objectives)

    @staticmethod
    def read(pack: Path) -> Catalogue:
        """The catalogue of a pack's folder. Raises ContentError with everything wrong with all its topics.

        Whether topics and objectives fit together is the question of `findings`.
        """
        topics: list[Topic] = []
        wrong: list[Finding] = []
        for file in sorted(pack.glob(f"*/{FILE}")):
            try:
                topics.append(read_topic(file))
            except ContentError as error:
                wrong += error.findings
        if wrong:
            raise ContentError(wrong)
        if not topics:
            raise ContentError([Finding(str(pack), "no topic lies here", f"Add a folder with a {FILE}.")])
        return Catalogue.of(topics)


def findings(catalogue: Catalogue) -> list[Finding]:
    """All that keeps the topics and objectives of a catalogue from fitting together."""
    return [
        *_topic_order(catalogue),
        *_topic_prerequisites(catalogue),
        *_topic_cycles(catalogue),
        *_prerequisites(catalogue),
        *_cycles(catalogue),
        *_unreachable(catalogue),
        *_repeated_asks(catalogue),
    ]


def unknown_objectives(catalogue: Catalogue, ids: Iterable[str], where: str) -> list[Finding]:
    """A finding for every id that names no objective; for problems, cards and plans that point here."""
    return [
        _unknown(where, "objective", id, catalogue.objectives) for id in ids if id not in catalogue.objectives
    ]


def _topic_order(catalogue: Catalogue) -> Iterator[Finding]:
    """`order` counts 1, 2, 3 ... and a topic comes after what it needs."""
    for place, topic in enumerate(catalogue.topics.values(), start=1):
        if topic.order != place:
            yield Finding(_at(topic, "order"), f"order {topic.order} stands at place {place}", _ORDER)
        for need in topic.prerequisites:
            if need in catalogue.topics and catalogue.topics[need].order > topic.order:
                yield Finding(_at(topic, "order"), f"it comes before its prerequisite {need}", _ORDER)


_ORDER = "Number the topics 1, 2, 3 ... without gaps, each after those it needs."


def _topic_prerequisites(catalogue: Catalogue) -> Iterator[Finding]:
    for topic in catalogue.topics.values():
        for need in topic.prerequisites:
            if need not in catalogue.topics:
                yield _unknown(_at(topic, "prerequisites"), "topic", need, catalogue.topics)


def _topic_cycles(catalogue: Catalogue) -> Iterator[Finding]:
    graph = {topic.id: topic.prerequisites for topic in catalogue.topics.values()}
    for cycle in cycles(graph):
        yield _cycle(_at(catalogue.topics[cycle[0]], "prerequisites"), cycle)


def _prerequisites(catalogue: Catalogue) -> Iterator[Finding]:
    """Each exists, is no harder than what needs it, and is taught here or in a topic this one builds on."""
    graph = {topic.id: topic.prerequisites for topic in catalogue.topics.values()}
    for topic in catalogue.topics.values():
        taught = {topic.id} | closure(graph, topic.id)
        for objective in topic.objectives:
            for need in objective.prerequisites:
                yield from _prerequisite(catalogue, objective, need, taught)


def _prerequisite(
    catalogue: Catalogue, objective: Objective, need: str, taught: set[str]
) -> Iterator[Finding]:
    known = catalogue.objectives.get(need)
    if known is None:
        yield _unknown(_where(catalogue, objective, "prerequisites"), "objective", need, catalogue.objectives)
        return
    if known.level > objective.level:
        what = f"{objective.id} is of level {objective.level}, its prerequisite {need} of level {known.level}"
        yield Finding(
            _where(catalogue, objective, "prerequisites"),
            what,
            "Raise the level of the first or lower that of the second.",
        )
    if known.topic not in taught:
        what = f"its prerequisite {need} lies in {known.topic}, which {objective.topic} does not build on"
        yield Finding(
            _where(catalogue, objective, "prerequisites"),
            what,
            f"Add {known.topic} to the prerequisites of {objective.topic}, or drop {need}.",
        )


def _cycles(catalogue: Catalogue) -> Iterator[Finding]:
    for cycle in cycles(_needs(catalogue)):
        yield _cycle(_where(catalogue, catalogue.objectives[cycle[0]], "prerequisites"), cycle)


def _unreachable(catalogue: Catalogue) -> Iterator[Finding]:
    """Objectives behind a cycle or behind an unknown prerequisite of another objective."""
    graph = _needs(catalogue)
    at_fault = {node for cycle in cycles(graph) for node in cycle}
    at_fault |= {node for node, needs in graph.items() if any(need not in graph for need in needs)}
    arrived = set(reachable(graph))
    for objective in catalogue.objectives.values():
        if objective.id not in arrived | at_fault:
            behind = ", ".join(need for need in objective.prerequisites if need not in arrived)
            what = f"{objective.id} can never be reached: it stands behind {behind}"
            yield Finding(_where(catalogue, objective, "id"), what, "Mend what it stands behind.")


def _repeated_asks(catalogue: Catalogue) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for objective in catalogue.objectives.values():
        earlier = first.setdefault(objective.ask, objective.id)
        if earlier != objective.id:
            what = f"{objective.id} asks word for word what {earlier} asks"
            yield Finding(
                _where(catalogue, objective, "ask"), what, "Say what is different, or keep one of them."
            )


def _repeated_ids(topics: Iterable[Topic]) -> Iterator[Finding]:
    stands: dict[str, str] = {}
    for topic in topics:
        for index, objective in enumerate(topic.objectives):
            if objective.id in stands:
                where = _at(topic, "objective", index, "id")
                what = f"the id {objective.id} stands in {stands[objective.id]} already"
                yield Finding(where, what, "Ids are for ever: give the newer objective another one.")
            stands.setdefault(objective.id, topic.id)


def _needs(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    return {objective.id: objective.prerequisites for objective in catalogue.objectives.values()}


def _cycle(where: str, cycle: tuple[str, ...]) -> Finding:
    return Finding(
        where, f"prerequisites go round in a circle: {' > '.join(cycle)}", "Drop one of these links."
    )


def _unknown(where: str, noun: str, id: str, known: Iterable[str]) -> Finding:
    remedy = did_you_mean(id, known) or f"Correct the id, or add the {noun}."
    return Finding(where, f"there is no {noun} {id}", remedy)


def _where(catalogue: Catalogue, objective: Objective, key: str) -> str:
    topic = catalogue.topics[objective.topic]
    return _at(topic, "objective", topic.objectives.index(objective), key)


def _at(topic: Topic, *route: str | int) -> str:
    """The place of a key in a topic's file, which is read again: only what is wrong costs this."""
    line = line_of(topic.file.read_text(encoding="utf-8"), route)
    return str(topic.file) if line is None else f"{topic.file}:{line}"
