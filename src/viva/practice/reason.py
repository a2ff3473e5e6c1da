"""Why something is in the plan, in a few words."""

from __future__ import annotations

from datetime import date as Date

from viva.recall.planner import Reason, Why


def in_words(reason: Reason) -> str:
    """Such as "fades to 62 % by 14 January"."""
    match reason.why:
        case Why.FADES:
            assert reason.chance is not None and reason.day is not None
            day = Date.fromordinal(reason.day)
            return f"fades to {round(100 * reason.chance)} % by {day.day} {day:%B}"
        case Why.OPENS:
            things = "objective" if reason.count == 1 else "objectives"
            return f"opens {reason.count} {things}"
        case Why.ASKED:
            assert reason.share is not None
            return f"{percent(reason.share)} of what is asked"
        case Why.NEXT:
            return "next in order"


def percent(share: float) -> str:
    """With a digit after the point where it says something."""
    return f"{100 * share:.1f} %" if share < 0.0995 else f"{100 * share:.0f} %"
