"""All that was handed in, and how well the learner knew beforehand."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.practice import Bin
from viva.web.request import GymRequest
from viva.web.words import CONFIDENCES, verdict_words

MOST = 50  # submissions on one page
SIDE = 240  # of the plot, in its own units


@require_safe
def history(request: GymRequest) -> HttpResponse:
    """Submissions, newest first; `?before=120` goes on after number 120."""
    before = request.GET.get("before", "")
    past = practice.everything(
        request.learner, before=int(before) if before.isdecimal() else None, most=MOST + 1
    )
    found = practice.calibration(request.learner)
    shown = past[:MOST]
    context = {
        "entries": [
            {
                "past": each,
                "words": verdict_words(each.verdict),
                "problem": request.gym.problems.get(each.problem),
            }
            for each in shown
        ],
        "older": shown[-1].number if len(past) > MOST else None,
        "calibration": found,
        "bins": [(each, CONFIDENCES.get(each.stated, ""), _point(each)) for each in found.bins],
        "side": SIDE,
    }
    return render(request, "history_page.html", context)


def _point(found: Bin) -> dict[str, float]:
    """Where a bin stands in the plot: right for sure, up for accepted; the more tries, the larger."""
    return {
        "x": round(found.stated * SIDE, 1),
        "y": round((1 - found.share) * SIDE, 1),
        "r": round(min(14.0, 4 + found.count**0.5), 1),
    }
