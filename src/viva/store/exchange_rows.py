"""A row that comes from elsewhere, which is believed nothing.

Its types and ranges are looked at, and that it can be read as the value it stands for: what is kept, pages can show.
"""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import connection, models

from viva.recall.cards import scheduler
from viva.recall.goal import Goal
from viva.recall.review import Item
from viva.store.exchange_tables import NUMBER, Field, Model, columns, numbered, parent
from viva.store.memory_rows import AsideRow, GoalRow, ParametersRow, UndoneRow
from viva.store.models import AttemptRow, SubmissionRow

YEARS = range(1970, 2200)  # outside of them a time is a mistake, and arithmetic with it may fail
Values = dict[str, Any]  # by column of the database


class RowError(ValueError):
    """What stands in an archive cannot be a row. The message says why."""


def arrived(model: Model, data: object) -> tuple[int | None, Values]:
    """The row that plain JSON stands for, and the number under which other rows of the archive name it.

    Raises RowError.
    """
    if not isinstance(data, dict):
        raise RowError("a row is an object with a value for each column")
    given = dict(data)
    number = _number(given.pop(NUMBER, None)) if numbered(model) else None
    values = {each.attname: _value(each, given.pop(each.name, None)) for each in columns(model)}
    if given:
        raise RowError(f"there is no column {_short(next(iter(given)))}")
    return number, values


def row_of(model: Model, learner: int, values: Values) -> models.Model:
    """The row, once it was read as what it stands for. Raises RowError."""
    owner = {} if parent(model) is not None else {"learner_id": learner}
    row = model(**owner, **values)
    try:
        CHECKS.get(model, _check_value)(row)
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError) as error:
        raise RowError(f"it cannot be read: {_short(error)}") from error
    return row


def _number(value: object) -> int:
    if type(value) is not int:
        raise RowError(f"{NUMBER} is a whole number")
    return value


def _value(field: Field, given: object) -> Any:
    if given is None and field.null:
        return None
    read = READERS.get(field.get_internal_type(), _whole)
    try:
        value = read(given)
        field.run_validators(value)
    except (ValueError, OverflowError, ValidationError) as error:
        said = " ".join(error.messages) if isinstance(error, ValidationError) else error
        raise RowError(f"{field.name}: {_short(said)}") from error
    return value


def _whole(given: object) -> int:
    if type(given) is not int:
        raise ValueError("a whole number belongs here")
    return given


def _float(given: object) -> float:
    if isinstance(given, bool) or not isinstance(given, int | float) or not math.isfinite(given):
        raise ValueError("a number belongs here")
    return float(given) + 0.0  # SQLite has no -0.0


def _truth(given: object) -> bool:
    if not isinstance(given, bool):
        raise ValueError("true or false belongs here")
    return given


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise ValueError("a text belongs here")
    given.encode()  # half a character, as JSON may hold, is refused
    return given.replace("\0", "\N{REPLACEMENT CHARACTER}") if connection.vendor == "postgresql" else given


def _time(given: object) -> datetime:
    at = datetime.fromisoformat(_text(given))
    if at.tzinfo is None or at.year not in YEARS:
        raise ValueError(f"a time with its zone belongs here, from {YEARS.start} to {YEARS.stop - 1}")
    return at.astimezone(UTC)


def _short(said: object) -> str:
    text = f"{type(said).__name__} {said}" if isinstance(said, KeyError) else str(said)
    return ascii(text)[1:-1][:200]


def _check_value(row: Any) -> None:
    row.value()


def _check_submission(row: Any) -> None:
    said = SubmissionRow.of(row.learner_id, row.value())
    if (said.problem, said.digest, said.verdict) != (row.problem, row.digest, row.verdict):
        raise ValueError("its judgement is of another problem, or has another verdict")


def _check_attempt(row: Any) -> None:
    said = AttemptRow.of(row.learner_id, row.value())
    if (said.lines, said.reached, said.complete) != (row.lines, row.reached, row.complete):
        raise ValueError("its report says something else of its lines")


def _check_parameters(row: Any) -> None:
    if row.parameters is not None:
        scheduler([float(each) for each in json.loads(row.parameters)])


READERS: Mapping[str, Callable[[object], Any]] = {
    "CharField": _text,
    "TextField": _text,
    "BinaryField": _text,  # a packed text, whole in an archive
    "BooleanField": _truth,
    "FloatField": _float,
    "DateTimeField": _time,
}
CHECKS: Mapping[Model, Callable[[Any], object]] = {
    SubmissionRow: _check_submission,
    AttemptRow: _check_attempt,
    ParametersRow: _check_parameters,
    GoalRow: lambda row: Goal.from_json(json.loads(row.goal)),
    AsideRow: lambda row: Item.of(row.item),
    UndoneRow: lambda row: None,
}
