"""The tables that leave an installation and come to another, and a row of each as plain JSON.

A row names its columns as the tables do; times are ISO 8601 in UTC.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any, TypeAlias

from django.db import models

from viva.store.comparison_rows import ComparisonRow
from viva.store.drill_rows import DrillRow
from viva.store.memory_rows import AsideRow, GoalRow, ParametersRow, PlacedRow, ReviewRow, UndoneRow
from viva.store.model_rows import ModelComparisonRow
from viva.store.models import (
    AnswerRow,
    AttemptRow,
    DraftRow,
    HintTakenRow,
    Learner,
    NoteRow,
    OpeningRow,
    SelfCheckRow,
    SolutionSeenRow,
    SubmissionRow,
    TriedTestsRow,
)

Field: TypeAlias = "models.Field[Any, Any]"
Model = type[models.Model]

NUMBER = "number"
MADE = ("session:", "drill:")  # drafts that nobody wrote: today's plan, and the seed of a question under way
#: By name in an archive; a row comes after the rows that it names.
TABLES: Mapping[str, Model] = {
    "openings": OpeningRow,
    "submissions": SubmissionRow,
    "hints": HintTakenRow,
    "solutions": SolutionSeenRow,
    "tests": TriedTestsRow,
    "answers": AnswerRow,
    "self-checks": SelfCheckRow,
    "by-model": ModelComparisonRow,
    "attempts": AttemptRow,
    "drills": DrillRow,
    "comparisons": ComparisonRow,
    "reviews": ReviewRow,
    "undone": UndoneRow,
    "aside": AsideRow,
    "goals": GoalRow,
    "parameters": ParametersRow,
    "placed": PlacedRow,
    "drafts": DraftRow,
    "notes": NoteRow,
}


@cache
def columns(model: Model) -> tuple[Field, ...]:
    """All but the row's own number and whose it is."""
    return tuple(each for each in model._meta.concrete_fields if not each.primary_key and not _owner(each))


@cache
def parent(model: Model) -> Field | None:
    """The column that names a row of another of these tables."""
    return next((each for each in columns(model) if each.is_relation), None)


@cache
def numbered(model: Model) -> bool:
    """Whether other rows name rows of it."""
    above = (parent(each) for each in TABLES.values())
    return any(each is not None and each.related_model is model for each in above)


@cache
def identity(model: Model) -> tuple[Field, ...]:
    """The columns by which two rows are the same: those that may be there once, else all."""
    unique = {name for each in model._meta.constraints for name in getattr(each, "fields", ())}
    once = tuple(each for each in columns(model) if each.unique or each.name in unique)
    return once or columns(model)


def is_unique(model: Model) -> bool:
    """Whether a row with the same identity cannot be there twice."""
    return identity(model) != columns(model)


def mine(model: Model, learner: int) -> models.QuerySet[Any]:
    """A learner's rows in the order of the journal."""
    above = parent(model)
    rows = model._default_manager.filter(
        **{"learner" if above is None else f"{above.name}__learner": learner}
    )
    if model is DraftRow:
        rows = rows.exclude(problem__startswith=MADE[0]).exclude(problem__startswith=MADE[1])
    return rows.order_by("pk")


def plain(model: Model, number: int, values: Mapping[str, Any]) -> dict[str, Any]:
    """A row as JSON."""
    found = {each.name: _plain(values[each.attname]) for each in columns(model)}
    return {NUMBER: number, **found} if numbered(model) else found


def _owner(field: Field) -> bool:
    return field.is_relation and field.related_model is Learner


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value
