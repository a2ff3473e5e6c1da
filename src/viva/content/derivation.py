"""Derivations: what is declared, what is to be shown, a model of how, and the slips people really make.

`topic/derivations/name.toml` is a derivation; `topic/exercises/name.toml` is a formula exercise: one line.
docs/authors/derivations.md shows both.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from viva.content.problem import FollowUp
from viva.content.symbol import Symbol, read_symbols
from viva.content.toml import Table, read_toml

LINES = (4, 12)  # of a model derivation
MISTAKES = 3
EXERCISE_MISTAKES = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """What lines are judged by: the declared symbols, and what is assumed of them."""

    symbols: tuple[Symbol, ...]
    given: tuple[str, ...] = ()
    constant_in: tuple[str, ...] = ()
    small: str = ""
    conditions: tuple[str, ...] = ()
    unknowns: tuple[str, ...] = ()  # what conditions are solved for; everything in them, where none are named
    stationary_of: str = ""
    stationary_wrt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ModelLine:
    """One line of a model derivation. milestone: the idea of a line that nobody may skip, or nothing."""

    latex: str
    why: str
    milestone: str = ""


@dataclass(frozen=True, slots=True)
class Slip:
    """A wrong line that people really write. line: the model line, from 1, in whose place it stands."""

    name: str
    line: int
    latex: str
    advice: str


@dataclass(frozen=True)
class Derivation:
    """Something to derive line by line."""

    id: str  # topic/name
    file: Path
    title: str
    objectives: tuple[str, ...]
    level: int
    minutes: int
    ask: str
    goal: str
    setting: Setting
    lines: tuple[ModelLine, ...]
    slips: tuple[Slip, ...]
    follow_ups: tuple[FollowUp, ...]
    sources: tuple[str, ...]

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @cached_property
    def milestones(self) -> tuple[int, ...]:
        """The places, from 0, of the model lines that nobody may skip."""
        return tuple(place for place, line in enumerate(self.lines) if line.milestone)

    @cached_property
    def digest(self) -> str:
        """Names what is asked and how it is judged: what was said of lines holds for these alone."""
        return _digest(self.ask, self.goal, self.setting, self.lines, self.slips)


@dataclass(frozen=True)
class Exercise:
    """A formula to write down. target and answer: its two sides; or `relation`, where it is no equation for one thing.

    without: operators that would beg the question.
    """

    id: str  # topic/name
    file: Path
    title: str
    objectives: tuple[str, ...]
    level: int
    minutes: int
    ask: str
    setting: Setting
    sources: tuple[str, ...]
    target: str = ""
    answer: str = ""
    relation: str = ""
    without: tuple[str, ...] = ()
    slips: tuple[Slip, ...] = field(default=())

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def formula(self) -> str:
        """The whole answer, in LaTeX."""
        return self.relation or f"{self.target} = {self.answer}"

    @cached_property
    def digest(self) -> str:
        """Names what is asked and how it is judged: what was said of a formula holds for these alone."""
        return _digest(self.ask, self.setting, self.formula, self.without, self.slips)


def _digest(*parts: object) -> str:
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:32]


def read_derivation(file: Path) -> Derivation:
    """The derivation in a file. Raises ContentError with everything that is wrong with it."""
    return derivation_of(read_toml(file), file)


def derivation_of(table: Table, file: Path) -> Derivation:
    """The derivation in a table. Raises ContentError."""
    derivation = Derivation(
        **_heading(table, file),
        goal=table.text("goal"),
        lines=tuple(
            ModelLine(each.text("latex").strip(), each.text("why"), each.text("milestone", " ").strip())
            for each in table.tables("line")
        ),
        slips=tuple(
            Slip(
                each.text("name"),
                each.integer("line", low=1),
                each.text("latex").strip(),
                each.text("advice"),
            )
            for each in table.tables("mistake")
        ),
        follow_ups=tuple(
            FollowUp(each.text("ask"), each.text("answer").strip()) for each in table.tables("follow_up")
        ),
    )
    for key, what, remedy in _derivation_faults(derivation):
        table.refuse(key, what, remedy)
    table.finish()
    return derivation


def read_exercise(file: Path) -> Exercise:
    """The formula exercise in a file. Raises ContentError with everything that is wrong with it."""
    table = read_toml(file)
    exercise = Exercise(
        **_heading(table, file),
        target=table.text("target", " ").strip(),
        answer=table.text("answer", " ").strip(),
        relation=table.text("relation", " ").strip(),
        without=table.texts("without", ()),
        slips=tuple(
            Slip(each.text("name"), 1, each.text("latex").strip(), each.text("advice"))
            for each in table.tables("mistake")
        ),
    )
    if bool(exercise.relation) == bool(exercise.target and exercise.answer):
        table.refuse("answer", "one of target with answer, and relation, is needed", "Write one of the two.")
    if len(exercise.slips) < EXERCISE_MISTAKES:
        table.refuse("mistake", f"{len(exercise.slips)} mistakes", f"Plant at least {EXERCISE_MISTAKES}.")
    _twice(table, exercise.slips)
    table.finish()
    return exercise


def setting_of(table: Table) -> Setting:
    """What a table declares and assumes; what is wrong is noted in the table."""
    stationary = table.table("stationary", {})
    return Setting(
        symbols=read_symbols(table),
        given=table.texts("given", ()),
        constant_in=table.texts("constant_in", ()),
        small=table.text("small", " ").strip(),
        conditions=table.texts("conditions", ()),
        unknowns=table.texts("unknowns", ()),
        stationary_of=stationary.text("of", " ").strip(),
        stationary_wrt=stationary.texts("wrt", ()),
    )


def bare_setting(facts: Mapping[str, Any], where: str) -> Setting:
    """The setting in a JSON object with the keys of a file. Raises ContentError."""
    table = Table(where, facts)
    setting = setting_of(table)
    table.finish()
    return setting


def _heading(table: Table, file: Path) -> dict[str, Any]:
    return {
        "id": f"{file.resolve().parent.parent.name}/{file.stem}",
        "file": file,
        "title": table.text("title"),
        "objectives": table.texts("objectives"),
        "level": table.integer("level", low=1, high=4),
        "minutes": table.integer("minutes", low=1, high=120),
        "ask": table.text("ask").strip(),
        "setting": setting_of(table),
        "sources": table.texts("sources"),
    }


def _derivation_faults(derivation: Derivation) -> Iterator[tuple[str, str, str]]:
    low, high = LINES
    if not low <= len(derivation.lines) <= high:
        yield "line", f"{len(derivation.lines)} model lines", f"A model derivation has {low} to {high} lines."
    if not derivation.milestones:
        yield "line", "no line is a milestone", "Mark the lines nobody may skip with `milestone`, their idea."
    if len(derivation.slips) < MISTAKES:
        yield "mistake", f"{len(derivation.slips)} mistakes", f"Plant at least {MISTAKES}."
    if not derivation.follow_ups:
        yield "follow_up", "no follow-up", "Ask for a limiting case or a changed assumption."
    for slip in derivation.slips:
        if slip.line > len(derivation.lines):
            yield (
                "mistake",
                f"{slip.name} stands in place of line {slip.line}, which is not there",
                "Correct `line`.",
            )
    yield from _doubles(derivation.slips)


def _doubles(slips: tuple[Slip, ...]) -> Iterator[tuple[str, str, str]]:
    names = [slip.name for slip in slips]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield "mistake", f"two mistakes are called {name}", "Rename one."


def _twice(table: Table, slips: tuple[Slip, ...]) -> None:
    for key, what, remedy in _doubles(slips):
        table.refuse(key, what, remedy)
