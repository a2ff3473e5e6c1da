"""Notes on topics, problems and questions: kept from the page of each, and all on one page."""

from __future__ import annotations

import json

from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from viva import practice
from viva.store.entries import Note, Subject
from viva.web.editor import readable
from viva.web.gym import Gym
from viva.web.request import GymRequest

LONGEST = 50_000  # characters of a note
SEE_OTHER = 303
SUBJECTS = {Subject.TOPIC: "Topic", Subject.PROBLEM: "Problem", Subject.QUESTION: "Question"}


@require_safe
def notes(request: GymRequest) -> HttpResponse:
    """Every note, the latest first."""
    kept = practice.notes(request.learner)
    lines = [
        (each, SUBJECTS[each.subject], title(request.gym, each), address(request.gym, each)) for each in kept
    ]
    return render(request, "notes.html", {"notes": lines})


@require_http_methods(["PUT", "POST"])
def note(request: GymRequest, subject: str, item: str) -> HttpResponse:
    """Keep a note: `{"source": "..."}` from a script, a form's `text` without one."""
    found = {each.value: each for each in Subject}.get(subject)
    if found is None or not _exists(request.gym, found, item):
        raise Http404(f"There is no {subject} {item}.")
    text = _sent(request)
    if text is None:
        return JsonResponse({"error": 'Send {"source": "..."}.'}, status=400)
    now = request.gym.now()
    practice.save_note(request.learner, found, item, readable(text)[:LONGEST], at=now)
    if request.method == "PUT":
        return HttpResponse(status=204)
    return HttpResponseRedirect(f"{place(found, item)}#note", status=SEE_OTHER)


def title(gym: Gym, note: Note) -> str:
    """What the note is about; its id where the pack has that no more."""
    things: dict[Subject, dict[str, str]] = {
        Subject.TOPIC: {id: each.title for id, each in gym.catalogue.topics.items()},
        Subject.PROBLEM: {id: each.title for id, each in gym.problems.items()},
        Subject.QUESTION: {id: each.title for id, each in gym.library.questions.items()},
    }
    return things[note.subject].get(note.item, note.item)


def address(gym: Gym, note: Note) -> str | None:
    """Where it was written; None where the pack has that no more."""
    return place(note.subject, note.item) if _exists(gym, note.subject, note.item) else None


def place(subject: Subject, item: str) -> str:
    """The page of a thing."""
    return reverse(subject.value, args=item.split("/"))


def _exists(gym: Gym, subject: Subject, item: str) -> bool:
    things = {
        Subject.TOPIC: gym.catalogue.topics,
        Subject.PROBLEM: gym.problems,
        Subject.QUESTION: gym.library.questions,
    }
    return item in things[subject]


def _sent(request: GymRequest) -> str | None:
    if request.method == "POST":
        return request.POST.get("text", "")
    try:
        text = json.loads(request.body)["source"]
    except (ValueError, KeyError, TypeError):
        return None
    return text if isinstance(text, str) else None
