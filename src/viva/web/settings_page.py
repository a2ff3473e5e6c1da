"""How the pages should be."""

from __future__ import annotations

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.web.preferences import THEMES, Preferences
from viva.web.request import GymRequest


@require_http_methods(["GET", "HEAD", "POST"])
def settings(request: GymRequest) -> HttpResponse:
    """A plain form; what is chosen holds from the next page on."""
    if request.method == "POST":
        fields = {"timer": "no"} | request.POST.dict()  # a box that is not ticked is not sent
        answer = HttpResponseRedirect(reverse("settings") + "?kept=yes", status=303)
        Preferences.read(fields).keep(answer)
        return answer
    return render(request, "settings.html", settings_context(request))


def settings_context(request: GymRequest) -> dict[str, object]:
    """What the page shows."""
    return {
        "themes": THEMES,
        "model": request.gym.model,
        "transcriber": request.gym.transcriber,
        "kept": "kept" in request.GET,
        "own_memory": practice.has_own_parameters(request.learner),
    }
