"""What may be asked after a lesson, closed book, and the list of concepts that an answer is compared with."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from viva.content.catalogue import Catalogue
from viva.content.glossary import Term
from viva.content.lesson import Lesson
from viva.content.library import Library
from viva.practice.wording import occurs, stems

EVERYTHING, EXPLAIN, CONNECT = "everything", "explain", "connect"
SEEDS = range(1000)  # of pairs to connect
TITLES = {
    EVERYTHING: "Write down everything you remember",
    EXPLAIN: "Explain it to a junior",
    CONNECT: "Connect two concepts",
}

_CONNECT = re.compile(rf"{CONNECT}-(\d{{1,3}})")


@dataclass(frozen=True, slots=True)
class Point:
    """Something to look for in what was written. names: words that show it; none, where only a person can tell."""

    id: str
    text: str  # Markdown of one line
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked after a lesson, and what one compares the answer with. name: "everything", "connect-7"."""

    topic: str
    name: str
    ask: str  # Markdown
    points: tuple[Point, ...]
    minutes: int  # of the lesson

    @property
    def title(self) -> str:
        return TITLES[self.name.partition("-")[0]]

    @property
    def digest(self) -> str:
        """Names the list: a share is one of these points."""
        return hashlib.sha256("\n".join(point.id for point in self.points).encode()).hexdigest()[:32]


def sheet(name: str, lesson: Lesson, catalogue: Catalogue, library: Library) -> Sheet | None:
    """What is asked under a name; nothing, if there is no such, or if the lesson has not enough concepts for it."""
    concepts = tuple(_concepts(lesson, catalogue, library.words))
    if name == EVERYTHING:
        return _everything(lesson, catalogue, concepts)
    if name == EXPLAIN:
        return _explain(lesson, catalogue, concepts)
    found = _CONNECT.fullmatch(name)
    return _connect(lesson, name, int(found[1]), concepts) if found and len(concepts) > 1 else None


def said(points: Iterable[Point], text: str) -> frozenset[str]:
    """The ids of the points of which a name occurs in a text."""
    words = stems(text)
    return frozenset(point.id for point in points if any(occurs(name, words) for name in point.names))


def _concepts(lesson: Lesson, catalogue: Catalogue, words: Mapping[str, Term]) -> Iterator[Point]:
    """The subject itself, then what the lesson links to, in order, each once."""
    own = catalogue.topics[lesson.topic]
    found = {f"topic:{own.id}": Point(f"topic:{own.id}", own.title, (own.title, _spelt(own.id)))}
    for link in lesson.links:
        if (term := words.get(link.target)) is not None:
            found.setdefault(f"term:{term.anchor}", Point(f"term:{term.anchor}", term.name, term.names))
        elif (topic := catalogue.topics.get(link.target)) is not None:
            names = (topic.title, _spelt(topic.id))
            found.setdefault(f"topic:{topic.id}", Point(f"topic:{topic.id}", topic.title, names))
    yield from found.values()


def _everything(lesson: Lesson, catalogue: Catalogue, concepts: tuple[Point, ...]) -> Sheet:
    topic = catalogue.topics[lesson.topic]
    objectives = tuple(Point(f"objective:{each.id}", each.ask) for each in topic.objectives)
    ask = (
        f"Close the book. Write down all that you remember of **{topic.title}**: words, formulas, reasons, "
        "what breaks. Order does not matter."
    )
    # The name of the subject is given away by the question.
    return Sheet(topic.id, EVERYTHING, ask, (*concepts[1:], *objectives), lesson.minutes)


def _explain(lesson: Lesson, catalogue: Catalogue, concepts: tuple[Point, ...]) -> Sheet:
    topic = catalogue.topics[lesson.topic]
    words = ", ".join(point.text for point in concepts[1:] if point.id.startswith("term:"))
    jargon = f"No word of the trade stands unexplained{f' ({words})' if words else ''}"
    points = (
        Point("example", "It gives an example", _EXAMPLES),
        Point("jargon", jargon),
        Point("why", "It says why, not only what", _REASONS),
        Point("limit", "It names a limit: where it breaks, or what it does not do", _LIMITS),
    )
    ask = f"Explain **{topic.title}** to a junior colleague who has not met it: in half a page, in whole sentences."
    return Sheet(topic.id, EXPLAIN, ask, points, lesson.minutes)


_EXAMPLES = ("example", "instance", "e.g.", "such as", "imagine", "suppose")
_REASONS = ("because", "so that", "the reason", "otherwise")
_LIMITS = ("unless", "except", "only if", "only when", "breaks", "fails", "limit", "does not", "cannot")


def _connect(lesson: Lesson, name: str, seed: int, concepts: tuple[Point, ...]) -> Sheet:
    first, second = random.Random(seed).sample(concepts, 2)
    ask = f"How do **{first.text}** and **{second.text}** depend on each other?"
    points = (
        first,
        second,
        Point("depends", "It says how one depends on the other, not only that it does"),
        Point("changes", f"It says what happens to one when the other changes: {first.text}, {second.text}"),
    )
    return Sheet(lesson.topic, name, ask, points, lesson.minutes)


def _spelt(id: str) -> str:
    return id.replace("-", " ")
