"""What the pages practise with: the problems, the judge, the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from viva.answers import Endpoint, Transcriber
from viva.content.catalogue import Catalogue
from viva.content.course import WHOLE, Course, courses
from viva.content.errors import ContentError
from viva.content.library import Library, read_library
from viva.content.pack import Pack
from viva.content.paths import Paths
from viva.content.problem import Problem
from viva.content.strength import Measured, read_strengths
from viva.recall.shelf import Shelf, shelve
from viva.store.search import Index
from viva.web.bench import Bench
from viva.web.checker import Checker
from viva.web.documents import documents
from viva.web.roadmap import Roadmap, roadmap

log = logging.getLogger("viva.web")
EMPTY = Catalogue({}, {})
UNDRAWN = roadmap(())


@dataclass(frozen=True, slots=True)
class Gym:
    """One for each server process."""

    problems: Mapping[str, Problem]
    titles: Mapping[str, str]  # of topics, in the order of the syllabus
    unreadable: tuple[str, ...]  # ids of problems whose files are wrong
    bench: Bench
    now: Callable[[], datetime]  # aware
    catalogue: Catalogue = EMPTY
    roadmap: Roadmap = UNDRAWN  # drawn once: it depends on the pack alone
    courses: tuple[Course, ...] = ()  # the first is what there is without a choice
    library: Library = field(default_factory=Library)
    strengths: Mapping[str, Measured] = field(default_factory=dict)  # of the problems as they are now
    index: Index = field(default_factory=lambda: Index(()))
    checker: Checker = field(default_factory=Checker)
    shelf: Shelf = field(default_factory=lambda: Shelf(EMPTY))
    model: Endpoint | None = None  # a language model that may be asked to compare answers
    transcriber: Transcriber | None = None  # writes down what is recorded

    @staticmethod
    def open(
        pack: Pack,
        bench: Bench,
        now: Callable[[], datetime],
        model: Endpoint | None = None,
        transcriber: Transcriber | None = None,
    ) -> Gym:
        """Reads every problem. One that cannot be read is left out and named; the others stay."""
        problems, unreadable = {}, []
        for id in pack.problem_folders:
            try:
                problems[id] = pack.problem(id)
            except ContentError as error:
                log.error("%s", error)
                unreadable.append(id)
        catalogue = _catalogue(pack)
        library = _library(pack, catalogue)
        return Gym(
            problems,
            _titles(catalogue, problems),
            tuple(unreadable),
            bench,
            now,
            catalogue=catalogue,
            roadmap=roadmap(tuple(catalogue.topics.values())),
            courses=_courses(pack, catalogue, problems),
            library=library,
            strengths=_strengths(pack, problems),
            index=Index(documents(catalogue, problems, library)),
            shelf=shelve(catalogue, _paths(pack), problems.values(), library),
            model=model,
            transcriber=transcriber,
        )


def _catalogue(pack: Pack) -> Catalogue:
    """The topics of a pack; none where it only brings problems, or where they cannot be read."""
    try:
        return pack.catalogue
    except ContentError as error:
        log.error("%s", error)
        return EMPTY


def _courses(pack: Pack, catalogue: Catalogue, problems: Mapping[str, Problem]) -> tuple[Course, ...]:
    """The courses of a pack; where it has none, one over the topics of its problems."""
    try:
        found = courses(pack.paths, catalogue)
    except ContentError as error:
        log.error("%s", error)
        found = ()
    topics = tuple(dict.fromkeys(problem.topic for problem in problems.values()))
    return found or (Course(WHOLE, "All problems", topics),)


def _paths(pack: Pack) -> Paths | None:
    """The ways through a pack; none where they cannot be read."""
    try:
        return pack.paths
    except ContentError as error:
        log.error("%s", error)
        return None


def _library(pack: Pack, catalogue: Catalogue) -> Library:
    """Everything that can be read."""
    library, findings = read_library(pack.folders, catalogue)
    for finding in findings:
        log.error("%s", finding)
    return library


def _strengths(pack: Pack, problems: Mapping[str, Problem]) -> dict[str, Measured]:
    """What is recorded of the problems whose files are those that were measured."""
    try:
        recorded = read_strengths(pack.home)
    except ContentError as error:
        log.error("%s", error)
        return {}
    digests = {problem.id: problem.digest for problem in problems.values()}
    return {id: each for id, each in recorded.items() if digests.get(id) == each.digest and each.silent}


def _titles(catalogue: Catalogue, problems: Mapping[str, Problem]) -> dict[str, str]:
    """Titles of the topics that have problems; a pack without its own catalogue has the ids for titles."""
    used = {problem.topic for problem in problems.values()}
    known = {topic.id: topic.title for topic in catalogue.topics.values() if topic.id in used}
    return known | {topic: topic.replace("-", " ").capitalize() for topic in sorted(used - known.keys())}
