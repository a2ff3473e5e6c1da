"""What a pack has beside its problems: lessons, words, questions, comparisons, formulas, derivations, drills."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Sized
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from viva.content import card as cards
from viva.content import drill as drilled
from viva.content import figure as figures
from viva.content import glossary
from viva.content import lesson as lessons
from viva.content.card import Card
from viva.content.catalogue import Catalogue, unknown_objectives
from viva.content.comparison import Comparison, read_comparison
from viva.content.derivation import Derivation, Exercise, read_derivation, read_exercise
from viva.content.drill import Drill
from viva.content.errors import ContentError, Finding
from viva.content.figure import Figure
from viva.content.glossary import Term
from viva.content.lesson import Lesson
from viva.content.question import Question, read_question

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Library:
    """All of it, in the order of study."""

    lessons: Mapping[str, Lesson] = field(default_factory=dict)  # by topic
    terms: tuple[Term, ...] = ()
    questions: Mapping[str, Question] = field(default_factory=dict)  # by id
    cards: Mapping[str, Card] = field(default_factory=dict)  # by id
    figures: Mapping[str, Figure] = field(default_factory=dict)  # by id
    derivations: Mapping[str, Derivation] = field(default_factory=dict)  # by id
    exercises: Mapping[str, Exercise] = field(default_factory=dict)  # by id
    drills: Mapping[str, Drill] = field(default_factory=dict)  # by id
    comparisons: Mapping[str, Comparison] = field(default_factory=dict)  # by id

    @property
    def empty(self) -> tuple[str, ...]:
        """Which kinds of things there are none of."""
        kinds: dict[str, Sized] = {
            "lessons": self.lessons,
            "questions": self.questions,
            "formulas": self.cards,
            "glossary": self.terms,
            "derivations": self.derivations,
            "exercises": self.exercises,
            "drills": self.drills,
            "comparisons": self.comparisons,
        }
        return tuple(kind for kind, found in kinds.items() if not found)

    @property
    def words(self) -> dict[str, Term]:
        """Each term by every name that a link may say."""
        return {name: term for term in self.terms for name in term.names}


def read_library(folders: Sequence[Path], catalogue: Catalogue) -> tuple[Library, list[Finding]]:
    """Everything that can be read of the topics of a catalogue, and what is wrong with the rest."""
    findings: list[Finding] = []
    homes = {topic: [folder / topic for folder in folders] for topic in catalogue.topics}

    def read(read_file: Callable[[Path], T], pattern: str) -> Iterator[T]:
        for file in _files(homes, pattern):
            try:
                yield read_file(file)
            except ContentError as error:
                findings.extend(error.findings)

    library = Library(
        lessons={each.topic: each for each in read(lessons.read_lesson, lessons.FILE)},
        terms=tuple(term for terms in read(glossary.read_glossary, glossary.FILE) for term in terms),
        questions={each.id: each for each in read(read_question, "questions/*.md")},
        figures={each.id: each for each in read(figures.read_figure, "figures/*.py")},
        derivations={each.id: each for each in read(read_derivation, "derivations/*.toml")},
        exercises={each.id: each for each in read(read_exercise, "exercises/*.toml")},
        comparisons={each.id: each for each in read(read_comparison, "comparisons/*.toml")},
        cards={each.id: each for found in read(cards.read_cards, cards.FILE) for each in found},
        drills={each.id: each for found in read(drilled.read_drills, drilled.FILE) for each in found},
    )
    return library, findings


def _files(homes: Mapping[str, list[Path]], pattern: str) -> Iterator[Path]:
    """The files of each topic; where a name stands in two packs, that of the later one."""
    for folders in homes.values():
        yield from {file.name: file for folder in folders for file in sorted(folder.glob(pattern))}.values()


def library_findings(library: Library, catalogue: Catalogue) -> Iterator[Finding]:
    """All that keeps its parts from fitting together: links and objectives that are not there, words defined twice."""
    yield from glossary.ambiguous(library.terms, catalogue.topics)
    known = (*catalogue.topics, *library.words)
    for lesson in library.lessons.values():
        yield from lessons.dangling(lesson, known)
        yield from lessons.unseen(lesson, library.figures)
    shown = {id for lesson in library.lessons.values() for id in lesson.shown}
    for figure in library.figures.values():
        yield from figures.stale(figure)
        if figure.id not in shown:
            yield Finding(str(figure.file), "no lesson shows this figure", "Show it, or remove it.")
    items: tuple[Question | Comparison | Card | Derivation | Exercise | Drill, ...] = (
        *library.questions.values(),
        *library.comparisons.values(),
        *library.cards.values(),
        *library.derivations.values(),
        *library.exercises.values(),
        *library.drills.values(),
    )
    for item in items:
        yield from unknown_objectives(catalogue, item.objectives, str(item.file))
