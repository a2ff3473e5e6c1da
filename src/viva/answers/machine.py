"""A comparison as plain JSON; docs/machine-interface.md says what each key means."""

from __future__ import annotations

from typing import Any

from viva.answers.verdict import Compared

INTERFACE = 1


def compared_view(compared: Compared) -> dict[str, Any]:
    """Lists, numbers and strings only."""
    return {
        "interface": INTERFACE,
        "points": [
            {
                "id": each.id,
                "label": each.label.value,
                "quote": each.quote,
                "confidence": round(each.confidence, 3),
                "why": each.why,
            }
            for each in compared.points
        ],
        "score": round(compared.score, 4),
        "misconceptions": [
            {"number": each.number, "quote": each.quote, "confidence": round(each.confidence, 3)}
            for each in compared.misconceptions
        ],
        "weaker": compared.weaker,
        "remarks": list(compared.remarks),
    }
