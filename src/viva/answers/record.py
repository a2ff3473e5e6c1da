"""A comparison as JSON to be kept, and back."""

from __future__ import annotations

from typing import Any

from viva.answers.verdict import Compared, Label, MisconceptionSeen, PointVerdict


def as_json(compared: Compared) -> dict[str, Any]:
    """Everything, with the names of the fields."""
    return {
        "points": [
            [each.id, each.label.value, each.quote, each.confidence, each.why] for each in compared.points
        ],
        "misconceptions": [[each.number, each.quote, each.confidence] for each in compared.misconceptions],
        "score": compared.score,
        "weaker": compared.weaker,
        "remarks": list(compared.remarks),
    }


def from_json(facts: dict[str, Any]) -> Compared:
    """What `as_json` made."""
    return Compared(
        tuple(
            PointVerdict(id, Label(label), quote, confidence, why)
            for id, label, quote, confidence, why in facts["points"]
        ),
        tuple(MisconceptionSeen(*each) for each in facts["misconceptions"]),
        facts["score"],
        facts["weaker"],
        tuple(facts["remarks"]),
    )
