"""The list of problems."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from viva import __version__
from viva.practice import Progress, progress
from viva.web.listing import Filters, sections
from viva.web.request import GymRequest
from viva.web.words import LEVELS, PROGRESS


@require_safe
def home(request: GymRequest) -> HttpResponse:
    return HttpResponseRedirect(reverse("today"))


@require_safe
def alive(request: GymRequest) -> HttpResponse:
    """Says that this is Viva, and which."""
    return HttpResponse(f"viva {__version__}", content_type="text/plain")


@require_safe
def problems(request: GymRequest) -> HttpResponse:
    """All problems, or those that the filters in the address admit."""
    gym, filters = request.gym, Filters.read(request.GET)
    known = progress(request.learner)
    found = sections(gym.problems.values(), gym.titles, known, filters)
    context = {
        "filters": filters,
        "sections": found,
        "count": sum(len(section.entries) for section in found),
        "total": len(gym.problems),
        "solved": sum(state is Progress.SOLVED for id, state in known.items() if id in gym.problems),
        "unreadable": gym.unreadable,
        "topics": gym.titles.items(),
        "levels": LEVELS.items(),
        "runtimes": sorted({problem.runtime for problem in gym.problems.values()}),
        "states": [(state.value, words.headline) for state, words in PROGRESS.items()],
    }
    return render(request, "problems.html", context)
