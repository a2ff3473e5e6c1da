"""What `viva stats` says, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from viva.derive.machine import INTERFACE
from viva.recall.interval import wilson
from viva.recall.readiness import Score

if TYPE_CHECKING:  # the store is opened first
    from viva.practice import Calibration, Looking, Outlook, Part, Standing, Week


def view(standing: Standing, outlook: Outlook, looking: Looking, sure: Calibration) -> dict[str, Any]:
    """All of it; shares from 0 to 1."""
    from viva import practice

    areas = {area.value: part for area, part in practice.areas(standing).items()}
    forms = {form.value: part for form, part in practice.forms(standing, outlook).items()}
    return {
        "interface": INTERFACE,
        "date": outlook.date.isoformat(),
        "expected": _score_view(outlook.bare.total),
        "covered": round(practice.covered(standing), 4),
        "areas": _parts_view(areas),
        "forms": _parts_view(forms),
        "minutes": [{"minutes": each, "expected": round(s, 4)} for each, s in practice.by_minutes(outlook)],
        "usual_minutes": round(standing.schedule.minutes_a_day),
        "predictions": [
            _bin_view(each.predicted, each.recalled, each.count, "recalled") for each in looking.predictions
        ],
        "confidence": [_bin_view(each.stated, each.share, each.count, "accepted") for each in sure.bins],
        "weeks": [_week_view(each) for each in looking.weeks],
        "ratings": {str(int(rating)): count for rating, count in looking.ratings.items()},
        "reviews": looking.reviews,
    }


def _score_view(score: Score | None) -> dict[str, float] | None:
    if score is None:
        return None
    return {"mean": round(score.mean, 4), "low": round(score.low, 4), "high": round(score.high, 4)}


def _parts_view(parts: Mapping[str, Part]) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "asked": round(part.asked, 4),
            "covered": round(part.covered, 4),
            "expected": _score_view(part.score),
        }
        for name, part in parts.items()
    ]


def _bin_view(said: float, happened: float, count: int, what: str) -> dict[str, float]:
    low, high = wilson(happened, count)
    shares = {"predicted": said, what: happened, "low": low, "high": high}
    return {name: round(share, 4) for name, share in shares.items()} | {"count": count}


def _week_view(week: Week) -> dict[str, Any]:
    return {
        "monday": week.monday.isoformat(),
        "days": list(week.days),
        "minutes": {kind.value: round(spent, 1) for kind, spent in week.minutes.items()},
    }
