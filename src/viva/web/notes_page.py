"""Notes on topics and on whatever there is to practise: kept from the page of each, and all on one page."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from viva import practice
from viva.content.comparison import Comparison
from viva.content.derivation import Derivation, Exercise
from viva.content.drill import Drill
from viva.content.problem import Problem
from viva.content.question import Question
from viva.content.topic import Topic
from viva.store.entries import Note, Subject
from viva.web.editor import NoSource, no_source, readable, source_of
from viva.web.gym import Gym
from viva.web.lookup import see
from viva.web.request import GymRequest

LONGEST = 50_000  # characters of a note
SUBJECTS = {
    Subject.TOPIC: "Topic",
    Subject.PROBLEM: "Problem",
    Subject.QUESTION: "Question",
    Subject.DERIVATION: "Derivation",
    Subject.EXERCISE: "Exercise",
    Subject.DRILL: "Drill",
    Subject.COMPARISON: "Comparison",
}
Thing = Topic | Problem | Question | Comparison | Derivation | Exercise | Drill


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
    if found is None or _thing(request.gym, found, item) is None:
        raise Http404(f"There is no {subject} {item}.")
    try:
        text = source_of(request) if request.method == "PUT" else readable(request.POST.get("text", ""))
    except NoSource:
        return no_source()
    practice.save_note(request.learner, found, item, text[:LONGEST], at=request.gym.now())
    if request.method == "PUT":
        return HttpResponse(status=204)
    return see(f"{place(found, item)}#note")


def title(gym: Gym, note: Note) -> str:
    """What the note is about; its id where the pack has that no more."""
    found = _thing(gym, note.subject, note.item)
    return note.item if found is None else found.title


def address(gym: Gym, note: Note) -> str | None:
    """Where it was written; None where the pack has that no more."""
    return place(note.subject, note.item) if _thing(gym, note.subject, note.item) else None


def place(subject: Subject, item: str) -> str:
    """The page of a thing."""
    return reverse(subject.value, args=item.split("/"))


def _thing(gym: Gym, subject: Subject, item: str) -> Thing | None:
    things: dict[Subject, Mapping[str, Thing]] = {
        Subject.TOPIC: gym.catalogue.topics,
        Subject.PROBLEM: gym.problems,
        Subject.QUESTION: gym.library.questions,
        Subject.DERIVATION: gym.library.derivations,
        Subject.EXERCISE: gym.library.exercises,
        Subject.DRILL: gym.library.drills,
        Subject.COMPARISON: gym.library.comparisons,
    }
    return things[subject].get(item)
