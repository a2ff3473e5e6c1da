"""A report as plain JSON, and back."""

from __future__ import annotations

import math
from dataclasses import fields
from typing import Any

from viva.content.derivation import Slip
from viva.derive.verdicts import Counterexample, LineVerdict, Quantity, Report, Status

Rows = tuple[tuple[float, ...], ...]


def as_json(report: Report) -> dict[str, Any]:
    """Plain JSON; `from_json` gives an equal report back."""
    found = _plain(report)
    assert isinstance(found, dict)
    return found


def from_json(data: dict[str, Any]) -> Report:
    return Report(
        lines=tuple(_line(each) for each in data["lines"]),
        reached=tuple(data["reached"]),
        milestones=tuple(data["milestones"]),
        complete=data["complete"],
        notes=tuple(data["notes"]),
    )


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):  # JSON has no NaN and no infinity
        return value if math.isfinite(value) else {"float": str(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Status):
        return value.value
    return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}


def _line(data: dict[str, Any]) -> LineVerdict:
    return LineVerdict(
        **data
        | {
            "status": Status(data["status"]),
            "counterexample": _counterexample(data["counterexample"]),
            "slip": None if data["slip"] is None else Slip(**data["slip"]),
            "seconds": _number(data["seconds"]),
        }
    )


def _counterexample(data: dict[str, Any] | None) -> Counterexample | None:
    if data is None:
        return None
    quantities = tuple(Quantity(each["name"], _rows(each["value"])) for each in data["quantities"])
    return Counterexample(
        **data | {"quantities": quantities, "left": _rows(data["left"]), "right": _rows(data["right"])}
    )


def _rows(data: list[list[Any]]) -> Rows:
    return tuple(tuple(_number(cell) for cell in row) for row in data)


def _number(data: Any) -> float:
    return float(data["float"] if isinstance(data, dict) else data)
