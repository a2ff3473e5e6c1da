"""The placement: one objective at a time, could you do this now?"""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.content.library import Library
from viva.recall.placement import Answer
from viva.recall.review import ItemKind
from viva.recall.shelf import KINDS, Thing
from viva.web.lookup import see
from viva.web.request import GymRequest
from viva.web.words import LEVELS, Tone, Words

ANSWERS = {
    Answer.YES: Words("✓", "Yes, now", Tone.GOOD),
    Answer.PARTLY: Words("◐", "Partly", Tone.WARN),
    Answer.NO: Words("✗", "No", Tone.BAD),
}
BACK, SKIP = "back", "skip"  # what the form may say instead of an answer


@dataclass(frozen=True, slots=True)
class Check:
    """A formula to compare with. ask: Markdown. One of formula, which is LaTeX, and text, Markdown, is empty."""

    ask: str
    formula: str = ""
    text: str = ""


@require_http_methods(["GET", "HEAD", "POST"])
def placement(request: GymRequest) -> HttpResponse:
    """The next question; posted to by its own form. Leads to the map when there is none."""
    return _take(request) if request.method == "POST" else _page(request)


def _take(request: GymRequest) -> HttpResponse:
    learner, shelf, now = request.learner, request.gym.shelf, request.gym.now()
    said, objective = request.POST.get("answer", ""), request.POST.get("objective", "")
    if said == SKIP:
        practice.skip_placement(learner, at=now)
        return see(_map())
    if said == BACK:
        practice.take_back_placement(learner, at=now)
        return see(_question())
    if objective not in shelf.catalogue.objectives:
        raise Http404("There is no such objective.")
    given = {answer.value: answer for answer in Answer}.get(said)
    if given is None:
        return _page(request, problem="Choose one of the answers.", status=422)
    practice.answer_placement(learner, shelf, objective, given, at=now)
    return see(_question())


def _page(request: GymRequest, *, problem: str = "", status: int = 200) -> HttpResponse:
    gym = request.gym
    found = practice.placement_question(request.learner, gym.shelf, now=gym.now())
    if found is None:
        return see(_map())
    check = check_of(gym.library, found.check)
    context = {
        "question": found,
        "topic": gym.catalogue.topics[found.objective.topic],
        "example": None if found.check == found.example else found.example,
        "kind": KINDS[found.example.item.kind],
        "level": LEVELS[found.objective.level],
        "check": check,
        "answers": [(answer.value, answer.value[0], words) for answer, words in ANSWERS.items()],
        "problem": problem,
    }
    return render(request, "placement.html", context, status=status)


def _question() -> str:
    """The page at the question, so that the keyboard goes on from there."""
    return reverse("placement") + "#question"


def _map() -> str:
    return reverse("map") + "?placed=yes"


def check_of(library: Library, thing: Thing | None) -> Check | None:
    """What to compare with; nothing, where no formula shows it."""
    if thing is None:
        return None
    if thing.item.kind is ItemKind.CARD:
        card = library.cards[thing.item.id]
        return Check(card.title, text=card.text)
    exercise = library.exercises[thing.item.id]
    return Check(exercise.ask, formula=exercise.formula)
