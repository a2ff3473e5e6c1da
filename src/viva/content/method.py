"""A method: how to work with the material, step by step or minute by minute."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viva.content.toml import Table, read_toml


@dataclass(frozen=True, slots=True)
class RoutineBlock:
    """Some minutes of one activity: `count` units of it."""

    minutes: int
    activity: str
    count: int
    unit: str
    drawn_from: str  # where the units come from; "" where it goes without saying
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Routine:
    """What is done every day."""

    id: str
    file: Path
    title: str
    minutes: int  # of all its blocks together
    requested_by: tuple[str, ...]
    blocks: tuple[RoutineBlock, ...]


@dataclass(frozen=True, slots=True)
class MethodStep:
    action: str
    minutes_min: int | None
    minutes_max: int | None
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Method:
    """Steps to take with a lesson, a problem or a bank of questions, in this order."""

    id: str
    file: Path
    title: str
    requested_by: tuple[str, ...]
    steps: tuple[MethodStep, ...]


@dataclass(frozen=True, slots=True)
class LessonPart:
    id: str
    purpose: str
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LessonFormat:
    """The parts of a lesson in their order, and the marks that may stand in any of them."""

    id: str
    file: Path
    title: str
    requested_by: tuple[str, ...]
    parts: tuple[LessonPart, ...]
    marks: tuple[LessonPart, ...]


def read_routine(file: Path) -> Routine:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    routine = Routine(
        id=file.stem,
        file=file,
        title=table.text("title"),
        minutes=table.integer("minutes", low=1),
        requested_by=table.texts("requested_by"),
        blocks=tuple(_routine_block(each) for each in table.tables("block")),
    )
    taken = sum(block.minutes for block in routine.blocks)
    if taken != routine.minutes:
        table.refuse("minutes", f"the blocks take {taken} of {routine.minutes} minutes", "Make them agree.")
    table.finish()
    return routine


def _routine_block(table: Table) -> RoutineBlock:
    return RoutineBlock(
        minutes=table.integer("minutes", low=1),
        activity=table.text("activity"),
        count=table.integer("count", low=1),
        unit=table.text("unit"),
        drawn_from=table.text("from", ""),
        objectives=table.texts("objectives"),
    )


def read_method(file: Path) -> Method:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    method = Method(
        id=file.stem,
        file=file,
        title=table.text("title"),
        requested_by=table.texts("requested_by"),
        steps=tuple(_method_step(each) for each in table.tables("step")),
    )
    table.finish()
    return method


def _method_step(table: Table) -> MethodStep:
    return MethodStep(
        action=table.text("action"),
        minutes_min=table.integer("minutes_min", low=1) if "minutes_min" in table else None,
        minutes_max=table.integer("minutes_max", low=1) if "minutes_max" in table else None,
        objectives=table.texts("objectives"),
    )


def read_lesson_format(file: Path) -> LessonFormat:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    lesson_format = LessonFormat(
        id=file.stem,
        file=file,
        title=table.text("title"),
        requested_by=table.texts("requested_by"),
        parts=tuple(_lesson_part(each) for each in table.tables("part")),
        marks=tuple(_lesson_part(each) for each in table.tables("mark", ())),
    )
    table.finish()
    return lesson_format


def _lesson_part(table: Table) -> LessonPart:
    return LessonPart(table.text("id"), table.text("purpose"), table.texts("requested_by", ()))
