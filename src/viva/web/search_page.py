"""Finds anything in the pack."""

from __future__ import annotations

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_safe

from viva import practice
from viva.store.search import BEGIN, END, Found
from viva.web.notes_page import title
from viva.web.request import GymRequest

KINDS = {
    "topic": "Topic",
    "objective": "Objective",
    "problem": "Problem",
    "lesson": "Lesson",
    "question": "Question",
    "derivation": "Derivation",
    "exercise": "Exercise",
    "formula": "Formula",
    "drill": "Drill",
    "comparison": "Comparison",
    "word": "Word",
}
FEW = 8  # for who is still typing


@require_safe
def search(request: GymRequest) -> HttpResponse:
    """`?q=`: what was found, with a few words around each match."""
    query = request.GET.get("q", "").strip()
    gym = request.gym
    noted = practice.find_notes(request.learner, query, lambda note: title(gym, note))
    results = [_result("Your note", each, "#note") for each in noted]
    results += [_result(KINDS[each.kind], each) for each in gym.index.search(query)]
    return render(request, "search.html", {"query": query, "results": results})


def _result(kind: str, found: Found, part: str = "") -> dict[str, object]:
    return {
        "kind": kind,
        "title": found.title,
        "address": address(found) + part,
        "extract": marked(found.extract),
    }


@require_safe
def suggestions(request: GymRequest) -> HttpResponse:
    """The same for the palette: a list of kind, title and address."""
    found = request.gym.index.search(request.GET.get("q", ""), most=FEW)
    rows = [{"kind": KINDS[each.kind], "title": each.title, "address": address(each)} for each in found]
    return JsonResponse({"results": rows})


def address(found: Found) -> str:
    """Where it is shown. An objective is a line of its topic's page."""
    if found.kind in ("problem", "question", "comparison", "derivation", "exercise", "drill"):
        return reverse(found.kind, args=found.id.split("/"))
    if found.kind == "lesson":
        return reverse("lesson", args=[found.id])
    if found.kind == "word":
        return f"{reverse('glossary')}#{found.id}"
    if found.kind == "formula":
        topic, _, name = found.id.partition("/")
        return f"{reverse('topic-formulas', args=[topic])}#{name}"
    topic, _, objective = found.id.partition("#")
    return reverse("topic", args=[topic]) + (f"#{objective}" if objective else "")


def marked(extract: str) -> SafeString:
    """An extract with its matches marked, safe whatever stands in it."""
    return mark_safe(str(escape(extract)).replace(BEGIN, "<mark>").replace(END, "</mark>"))
