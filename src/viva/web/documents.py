"""What of a pack can be found by searching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from viva.content.catalogue import Catalogue
from viva.content.problem import Problem
from viva.store.search import Document


def documents(catalogue: Catalogue, problems: Mapping[str, Problem]) -> Iterator[Document]:
    """Topics, objectives and problems. Not what a gate closes: editorials, references, hints and mistakes."""
    for topic in catalogue.topics.values():
        words = (topic.rationale, *topic.out_of_scope, *topic.sources, topic.id)
        yield Document("topic", topic.id, topic.title, " ".join(words), weight=2.0)
        for each in topic.objectives:
            yield Document("objective", f"{topic.id}#{each.id}", each.ask, f"{topic.title} {each.id}")
    for problem in problems.values():
        asked = " ".join(f"{follow.ask} {follow.answer}" for follow in problem.follow_ups)
        names = " ".join((*problem.entry, *problem.objectives, problem.library, problem.id))
        yield Document(
            "problem", problem.id, problem.title, f"{problem.statement} {names} {asked}", weight=2.0
        )
