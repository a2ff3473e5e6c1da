"""The list of problems: which ones to show."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from viva.content.problem import Problem
from viva.practice import Progress
from viva.web.words import LEVELS, PROGRESS, Words


@dataclass(frozen=True, slots=True)
class Filters:
    """What was asked for; anything that is not a choice counts as not asked."""

    text: str = ""
    topic: str = ""
    level: int | None = None
    runtime: str = ""
    state: Progress | None = None

    @staticmethod
    def read(query: Mapping[str, str]) -> Filters:
        level = query.get("level", "")
        states = {state.value: state for state in Progress}
        return Filters(
            text=query.get("q", "").strip()[:100],
            topic=query.get("topic", ""),
            level=int(level) if level in map(str, LEVELS) else None,
            runtime=query.get("runtime", ""),
            state=states.get(query.get("state", "")),
        )

    @property
    def any(self) -> bool:
        return self != Filters()

    def admit(self, problem: Problem, topic_title: str, state: Progress) -> bool:
        return (
            self.topic in ("", problem.topic)
            and self.runtime in ("", problem.runtime)
            and self.level in (None, problem.level)
            and self.state in (None, state)
            and all(word in _haystack(problem, topic_title) for word in self.text.casefold().split())
        )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list."""

    problem: Problem
    level: str
    state: Progress
    words: Words


@dataclass(frozen=True, slots=True)
class Section:
    """A topic and its problems."""

    title: str
    entries: tuple[Entry, ...]


def sections(
    problems: Iterable[Problem], titles: Mapping[str, str], progress: Mapping[str, Progress], filters: Filters
) -> tuple[Section, ...]:
    """The problems that the filters admit, by topic in the order of the syllabus, easiest first."""
    order = {topic: place for place, topic in enumerate(titles)}
    admitted = [
        _entry(problem, state)
        for problem in problems
        if filters.admit(problem, titles[problem.topic], state := progress.get(problem.id, Progress.NEW))
    ]
    admitted.sort(key=lambda e: (order[e.problem.topic], e.problem.level, e.problem.minutes, e.problem.title))
    return tuple(
        Section(titles[topic], tuple(entries))
        for topic, entries in groupby(admitted, key=lambda entry: entry.problem.topic)
    )


def _entry(problem: Problem, state: Progress) -> Entry:
    return Entry(problem, LEVELS[problem.level], state, PROGRESS[state])


def _haystack(problem: Problem, topic_title: str) -> str:
    words = (problem.title, problem.id, topic_title, *problem.entry, *problem.objectives)
    return " ".join(words).casefold()
