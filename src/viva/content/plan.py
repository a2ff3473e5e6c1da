"""A plan: blocks of topics in the order in which they are to be studied."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from viva.content.toml import Table, read_toml
from viva.content.topic import SECTION_NAMES, SECTIONS, Section


class PlanKind(Enum):
    SCHEDULE = "schedule"  # has a duration
    COURSE = "course"  # has an order only


@dataclass(frozen=True, slots=True)
class Days:
    """A block with a place in the calendar."""

    week: int  # from 1
    first: int  # day of the week's work, 1 to 7
    last: int
    theme: str
    activity: str


@dataclass(frozen=True, slots=True)
class Phase:
    """A block that is a share of a section."""

    number: int
    section: Section
    weeks: float | None  # None: no time of its own is stated
    weeks_min: float | None  # where the founding document gives a range, its lower end
    calendar: str
    depth: str
    numbered: bool  # whether its topics are among the document's numbered steps, or in its roadmap only


@dataclass(frozen=True, slots=True)
class Turn:
    """A block with a place in the order and nothing more."""

    order: int
    title: str
    problems: int | None  # how many problems belong to it
    inferred: bool  # implied by the founding document, not written there
    choose: str  # how the learner picks among its topics; "" where all are studied


@dataclass(frozen=True, slots=True)
class Block:
    """What is studied at one point of a plan."""

    at: Days | Phase | Turn
    topics: tuple[str, ...]
    objectives: tuple[str, ...]  # the ones to dwell on
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """An order of study. `id` is the name of its file."""

    id: str
    file: Path
    title: str
    kind: PlanKind
    days: int | None
    duration: str  # in words, where the founding document is vaguer than a number of days
    hours_per_week: float | None
    note: str  # what the document leaves open and how it was read
    requested_by: tuple[str, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Gate:
    """Topics to have learnt before a section is begun."""

    before: Section
    topics: tuple[str, ...]
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Roadmap:
    """Sections as a graph: an edge leads from what comes first to what it opens."""

    id: str
    file: Path
    title: str
    edges: tuple[tuple[Section, Section], ...]
    gates: tuple[Gate, ...]
    requested_by: tuple[str, ...]


def read_plan(file: Path) -> Plan:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    plan = Plan(
        id=file.stem,
        file=file,
        title=table.text("title"),
        kind=PlanKind(table.choice("kind", [kind.value for kind in PlanKind])),
        days=table.integer("duration_days", low=1) if "duration_days" in table else None,
        duration=table.text("duration_text", ""),
        hours_per_week=_number(table, "hours_per_week"),
        note=table.text("note", ""),
        requested_by=table.texts("requested_by"),
        blocks=tuple(_block(each) for each in table.tables("block")),
    )
    table.finish()
    return plan


def _block(table: Table) -> Block:
    at = _days(table) if "week" in table else _phase(table) if "phase" in table else _turn(table)
    objectives, requested_by = table.texts("objectives", ()), table.texts("requested_by", ())
    return Block(at, table.texts("topics"), objectives, requested_by)


def _days(table: Table) -> Days:
    first = table.integer("first_day", low=1, high=7)
    return Days(
        week=table.integer("week", low=1),
        first=first,
        last=table.integer("last_day", low=max(first, 1), high=7),
        theme=table.text("theme"),
        activity=table.text("activity"),
    )


def _phase(table: Table) -> Phase:
    return Phase(
        number=table.integer("phase", low=1),
        section=SECTIONS[table.choice("section", SECTION_NAMES)],
        weeks=_number(table, "weeks"),
        weeks_min=_number(table, "weeks_min"),
        calendar=table.text("calendar", ""),
        depth=table.text("depth", ""),
        numbered=table.boolean("numbered"),
    )


def _turn(table: Table) -> Turn:
    return Turn(
        order=table.integer("order", low=1),
        title=table.text("title", ""),
        problems=table.integer("problems", low=1) if "problems" in table else None,
        inferred=table.boolean("inferred", False),
        choose=table.text("choose", ""),
    )


def _number(table: Table, key: str) -> float | None:
    return table.number(key, low=0) if key in table else None


def read_roadmap(file: Path) -> Roadmap:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    roadmap = Roadmap(
        id=file.stem,
        file=file,
        title=table.text("title"),
        edges=tuple((_section(each, "from"), _section(each, "to")) for each in table.tables("edge")),
        gates=tuple(_gate(each) for each in table.tables("gate", ())),
        requested_by=table.texts("requested_by"),
    )
    table.finish()
    return roadmap


def _section(table: Table, key: str) -> Section:
    return SECTIONS[table.choice(key, SECTION_NAMES)]


def _gate(table: Table) -> Gate:
    return Gate(_section(table, "before"), table.texts("topics"), table.texts("requested_by"))
