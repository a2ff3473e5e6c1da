"""What of a pack can be found by searching."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from viva.content.catalogue import Catalogue
from viva.content.library import Library
from viva.content.problem import Problem
from viva.store.search import Document


def documents(catalogue: Catalogue, problems: Mapping[str, Problem], library: Library) -> Iterator[Document]:
    """Everything to read. Not what a gate closes: editorials, references, hints, mistakes, model answers."""
    for topic in catalogue.topics.values():
        words = (topic.rationale, *topic.out_of_scope, *topic.sources, topic.id)
        yield Document("topic", topic.id, topic.title, " ".join(words), weight=2.0)
        for each in topic.objectives:
            yield Document("objective", f"{topic.id}#{each.id}", each.ask, f"{topic.title} {each.id}")
    yield from _read(catalogue, library)
    for problem in problems.values():
        asked = " ".join(f"{follow.ask} {follow.answer}" for follow in problem.follow_ups)
        names = " ".join((*problem.entry, *problem.objectives, problem.library, problem.id))
        yield Document(
            "problem", problem.id, problem.title, f"{problem.statement} {names} {asked}", weight=2.0
        )


def _read(catalogue: Catalogue, library: Library) -> Iterator[Document]:
    """Lessons, questions, comparisons, derivations, exercises, formulas, drills, words."""
    for lesson in library.lessons.values():
        title, words = catalogue.topics[lesson.topic].title, (*lesson.takeaways, *lesson.parts.values())
        yield Document("lesson", lesson.topic, title, " ".join(words), weight=1.5)
    for question in library.questions.values():
        yield Document("question", question.id, question.title, question.ask, weight=1.5)
    for table in library.comparisons.values():
        heads = " ".join(each.head for each in (*table.rows, *table.columns))
        yield Document("comparison", table.id, table.title, f"{table.ask} {heads}", weight=1.5)
    for derivation in library.derivations.values():
        abouts = " ".join(symbol.about for symbol in derivation.setting.symbols)
        yield Document(
            "derivation",
            derivation.id,
            derivation.title,
            f"{derivation.ask} {derivation.goal} {abouts}",
            weight=1.5,
        )
    for exercise in library.exercises.values():
        abouts = " ".join(symbol.about for symbol in exercise.setting.symbols)
        yield Document("exercise", exercise.id, exercise.title, f"{exercise.ask} {abouts}", weight=1.2)
    for card in library.cards.values():
        yield Document("formula", card.id, card.title, card.text, weight=2.0)
    for drill in library.drills.values():
        yield Document("drill", drill.id, drill.title, " ".join((drill.id, *drill.objectives)), weight=1.2)
    for term in library.terms:
        yield Document("word", term.anchor, term.name, " ".join((*term.also, term.meaning)), weight=2.0)
