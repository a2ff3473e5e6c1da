"""A lesson: six parts, always in the same order, with code that runs and prints what stands below it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from viva.content.document import Document, Link, read_document
from viva.content.errors import Finding
from viva.content.problem import RUNTIMES
from viva.content.toml import did_you_mean

FILE = "lesson.md"
FIGURES = "figures/"


class Part(Enum):
    """What a lesson consists of, in this order; the value is its heading."""

    OVERVIEW = "Overview"
    MATHEMATICS = "Mathematics"
    IMPLEMENTATION = "Implementation"
    CONNECTIONS = "Connections"
    INTERVIEW = "Interview questions"
    MISTAKES = "Common mistakes"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A block of code. output: what it has to print; None where nothing is claimed. line: of its fence."""

    source: str
    output: str | None
    line: int


@dataclass(frozen=True, slots=True)
class Lesson:
    """The lesson of one topic. parts: the Markdown below each heading."""

    topic: str
    file: Path
    minutes: int
    runtime: str  # of its code
    takeaways: tuple[str, ...]
    reading: tuple[str, ...]  # primary sources for who wants more
    parts: Mapping[Part, str]
    snippets: tuple[Snippet, ...]  # each continues the one before, as in a notebook
    links: tuple[Link, ...]
    images: tuple[Link, ...]  # figures/name

    @property
    def shown(self) -> frozenset[str]:
        """The ids of the figures that it shows: topic/name."""
        return frozenset(f"{self.topic}/{each.target.removeprefix(FIGURES)}" for each in self.images)

    @property
    def linked(self) -> frozenset[str]:
        """Everything that it names in double brackets."""
        return frozenset(link.target for link in self.links)


def read_lesson(file: Path) -> Lesson:
    """Raises ContentError with everything that is wrong with the file."""
    document = read_document(file)
    header, known = document.header, {part.value: part for part in Part}
    lesson = Lesson(
        topic=file.parent.name,
        file=file,
        minutes=header.integer("minutes", low=1, high=600),
        runtime=header.choice("runtime", RUNTIMES, "numpy"),
        takeaways=header.texts("takeaways"),
        reading=header.texts("reading"),
        parts={known[each.title]: each.text for each in document.sections() if each.title in known},
        snippets=tuple(
            Snippet(fence.source, fence.output, fence.line)
            for fence in document.fences()
            if fence.kind == "python"
        ),
        links=tuple(document.links()),
        images=tuple(document.images()),
    )
    header.finish(_faults(lesson, document))
    return lesson


def dangling(lesson: Lesson, known: Iterable[str]) -> list[Finding]:
    """A finding for each link that leads nowhere. known: what a link may name."""
    names = tuple(known)
    return [
        Finding(
            f"{lesson.file}:{link.line}",
            f"[[{link.target}]] leads nowhere",
            did_you_mean(link.target, names) or "Correct it, or write it without brackets.",
        )
        for link in lesson.links
        if link.target not in names
    ]


def unseen(lesson: Lesson, figures: Iterable[str]) -> Iterator[Finding]:
    """A finding for each picture that is no figure of the lesson's topic. figures: ids."""
    names = {f"{FIGURES}{id.partition('/')[2]}" for id in figures if id.startswith(f"{lesson.topic}/")}
    for image in lesson.images:
        if image.target not in names:
            remedy = (
                did_you_mean(image.target, names)
                or "Pictures are drawn by programs: ![caption](figures/name)."
            )
            yield Finding(f"{lesson.file}:{image.line}", f"there is no figure {image.target}", remedy)


def _faults(lesson: Lesson, document: Document) -> Iterator[Finding]:
    headings = [section.title for section in document.sections()]
    wanted = [part.value for part in Part]
    if headings != wanted:
        yield Finding(
            f"{lesson.file}:{document.first}",
            f"its parts are {', '.join(headings) or 'none'}",
            f"Write ## headings in this order: {', '.join(wanted)}.",
        )
    if document.preamble:
        remedy = f"Write it below ## {Part.OVERVIEW.value}."
        yield Finding(f"{lesson.file}:{document.first}", "something stands above the first part", remedy)
    for section in document.sections():
        if not section.text:
            where = f"{lesson.file}:{section.line}"
            yield Finding(where, f"the part “{section.title}” is empty", "Write it.")
    if not lesson.takeaways:
        remedy = "Say in three to seven sentences what to keep."
        yield Finding(f"{lesson.file}:1", "it has no takeaways", remedy)
    if not lesson.reading:
        remedy = "Name a paper, a textbook with its chapter, or documentation."
        yield Finding(f"{lesson.file}:1", "it names no source", remedy)
