"""What the pages practise with: the problems, the judge, the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from viva.content.errors import ContentError
from viva.content.pack import Pack
from viva.content.problem import Problem
from viva.web.bench import Bench

log = logging.getLogger("viva.web")


@dataclass(frozen=True, slots=True)
class Gym:
    """One for each server process."""

    problems: Mapping[str, Problem]
    titles: Mapping[str, str]  # of topics, in the order of the syllabus
    unreadable: tuple[str, ...]  # ids of problems whose files are wrong
    bench: Bench
    now: Callable[[], datetime]  # aware

    @staticmethod
    def open(pack: Pack, bench: Bench, now: Callable[[], datetime]) -> Gym:
        """Reads every problem. One that cannot be read is left out and named; the others stay."""
        problems, unreadable = {}, []
        for id in pack.problem_folders:
            try:
                problems[id] = pack.problem(id)
            except ContentError as error:
                log.error("%s", error)
                unreadable.append(id)
        return Gym(problems, _titles(pack, problems), tuple(unreadable), bench, now)


def _titles(pack: Pack, problems: Mapping[str, Problem]) -> dict[str, str]:
    """Titles of the topics that have problems; a pack without its own catalogue has the ids for titles."""
    used = {problem.topic for problem in problems.values()}
    try:
        topics = tuple(pack.catalogue.topics.values())
    except ContentError as error:
        log.error("%s", error)
        topics = ()
    known = {topic.id: topic.title for topic in topics if topic.id in used}
    return known | {topic: topic.replace("-", " ").capitalize() for topic in sorted(used - known.keys())}
