"""The sheet of a topic: what to know by heart, on one page of paper if it fits."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva.web.cheatsheet import has_sheet, sheet
from viva.web.request import GymRequest


@require_safe
def cheatsheet(request: GymRequest, topic: str) -> HttpResponse:
    """Nothing on it is hidden; the same formulas one at a time, hidden, are exercises and cards."""
    gym = request.gym
    found = gym.catalogue.topics.get(topic)
    if found is None:
        raise Http404(f"There is no topic {topic}.")
    cards = any(card.topic == topic for card in gym.library.cards.values())
    context = {
        "topic": found,
        "sheet": sheet(gym.library, topic),
        "empty": not has_sheet(gym.library, topic),
        "cards": cards,
    }
    return render(request, "cheatsheet.html", context)
