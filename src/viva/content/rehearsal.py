"""What a rehearsed interview is made of: formats, kinds of question, stages against the clock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viva.content.objective import KIND_NAMES, KINDS, Kind
from viva.content.toml import Table, read_toml


@dataclass(frozen=True, slots=True)
class QuestionCategory:
    """A way of asking and answering."""

    id: str
    file: Path
    format: str
    kinds: tuple[Kind, ...]  # of the objectives asked so
    example: str  # an objective
    emphasis: str
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    title: str
    minutes: int
    covers: tuple[str, ...]
    objectives: tuple[str, ...]
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Interview:
    """An answer in stages. Where `stages` is empty they are the learner's to produce, as `note` explains."""

    id: str
    file: Path
    title: str
    minutes: int | None  # of all its stages together
    note: str
    requested_by: tuple[str, ...]
    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class InterviewFormat:
    """A kind of round, with objectives that it typically asks for."""

    id: str
    file: Path
    order: int
    objectives: tuple[str, ...]
    requested_by: tuple[str, ...]


def read_question_category(file: Path) -> QuestionCategory:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    category = QuestionCategory(
        id=file.stem,
        file=file,
        format=table.text("format"),
        kinds=tuple(KINDS[name] for name in table.choices("kinds", KIND_NAMES)),
        example=table.text("example"),
        emphasis=table.text("emphasis", ""),
        requested_by=table.texts("requested_by"),
    )
    table.finish()
    return category


def read_interview(file: Path) -> Interview:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    interview = Interview(
        id=file.stem,
        file=file,
        title=table.text("title"),
        minutes=table.integer("minutes", low=1) if "minutes" in table else None,
        note=table.text("note", ""),
        requested_by=table.texts("requested_by"),
        stages=tuple(_stage(each) for each in table.tables("stage", ())),
    )
    taken = sum(stage.minutes for stage in interview.stages)
    if interview.stages and taken != interview.minutes:
        what = f"the stages take {taken} of {interview.minutes} minutes"
        table.refuse("minutes", what, "Make them agree.")
    table.finish()
    return interview


def _stage(table: Table) -> Stage:
    return Stage(
        id=table.text("id"),
        title=table.text("title"),
        minutes=table.integer("minutes", low=1),
        covers=table.texts("covers"),
        objectives=table.texts("objectives"),
        requested_by=table.texts("requested_by"),
    )


def read_interview_format(file: Path) -> InterviewFormat:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    interview_format = InterviewFormat(
        id=file.stem,
        file=file,
        order=table.integer("order", low=1),
        objectives=table.texts("objectives"),
        requested_by=table.texts("requested_by"),
    )
    table.finish()
    return interview_format
