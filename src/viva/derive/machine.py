"""What programs read about a derivation: JSON, described in docs/machine-interface.md."""

from __future__ import annotations

import math
from typing import Any

from viva.derive.verdicts import Counterexample, LineVerdict, Report

INTERFACE = 1


def report_view(report: Report) -> dict[str, Any]:
    """One object for a whole derivation. Numbers of lines are counted from 1."""
    first = report.first_wrong
    return {
        "interface": INTERFACE,
        "complete": report.complete,
        "first_wrong": None if first is None else first + 1,
        "milestones": [
            {"line": place + 1, "reached": place in report.reached} for place in report.milestones
        ],
        "lines": [line_view(line, first=place == first) for place, line in enumerate(report.lines)],
        "seconds": round(sum(line.seconds for line in report.lines), 6),
    }


def line_view(verdict: LineVerdict, *, first: bool = False) -> dict[str, Any]:
    """One object for a line."""
    return {
        "status": verdict.status.value,
        "first_wrong": first,
        "message": verdict.message or None,
        "counterexample": example_view(verdict.counterexample),
        "mistake": verdict.slip.name if verdict.slip else None,
        "advice": verdict.slip.advice if verdict.slip else None,
        "hint": verdict.repair or None,
        "from_own_line": verdict.own,
        "at": verdict.at,
        "read": verdict.read or None,
        "expected": verdict.expected or None,
        "seconds": round(verdict.seconds, 6),
    }


def example_view(example: Counterexample | None) -> dict[str, Any] | None:
    if example is None:
        return None
    return {
        "values": {quantity.name: _numbers(quantity.value) for quantity in example.quantities},
        "left": _numbers(example.left),
        "right": _numbers(example.right),
        "relation": example.relation,
    }


def _numbers(rows: tuple[tuple[float, ...], ...]) -> Any:
    """A number as itself, anything else as rows."""
    table = [[_number(cell) for cell in row] for row in rows]
    return table[0][0] if len(table) == len(table[0]) == 1 else table


def _number(value: float) -> float | str:
    """JSON knows no infinity."""
    return value if math.isfinite(value) else str(value)
