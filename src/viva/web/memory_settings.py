"""The form by which memory is fitted to one's own reviews; it stands on the page of settings."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from viva import practice
from viva.practice import NotInstalled, TooFew
from viva.web.request import GymRequest
from viva.web.settings_page import settings_context


@require_POST
def memory(request: GymRequest) -> HttpResponse:
    """Fits, or goes back to the published parameters; says on the same page what came of it."""
    now = request.gym.now()
    if request.POST.get("use") == "published":
        practice.impersonal(request.learner, at=now)
        return _said(request, "The published parameters are used.")
    try:
        found = practice.personalise(request.learner, at=now)
    except (TooFew, NotInstalled) as problem:
        return _said(request, str(problem), status=422)
    losses = f"{found.fitted_loss:.3f} against {found.published_loss:.3f} (mean log loss on the last fifth)"
    if found.better:
        return _said(request, f"Your own parameters predict better, {losses}, and are used from now on.")
    return _said(request, f"Your own parameters predict no better, {losses}; the published ones stay.")


def _said(request: GymRequest, words: str, *, status: int = 200) -> HttpResponse:
    context = settings_context(request) | {"memory_said": words, "memory_failed": status != 200}
    return render(request, "settings.html", context, status=status)
