"""After a lesson, closed book: write down what you remember, then compare it with what the lesson names."""

from __future__ import annotations

import random

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.practice import Sheet
from viva.web.editor import NoSource, no_source, posted, readable, source_of
from viva.web.intervals import in_days
from viva.web.lookup import see
from viva.web.question_page import percent
from viva.web.request import GymRequest
from viva.web.things import RATINGS

LONGEST = 20_000  # characters of an answer


@require_http_methods(["GET", "HEAD", "POST"])
def recall(request: GymRequest, topic: str, name: str = practice.EVERYTHING) -> HttpResponse:
    """What is asked, and a field; posted to by its own form. "connect" alone chooses a pair."""
    if name == practice.CONNECT:
        pair = _sheet(request, topic, f"{name}-{random.choice(practice.SEEDS)}")
        return see(reverse("recall", args=[topic, pair.name]))
    sheet, now = _sheet(request, topic, name), request.gym.now()
    if request.method == "POST":
        text = readable(request.POST.get("text", ""))[:LONGEST]
        paused = posted(request).paused
        return see(_address(sheet, practice.recall(request.learner, sheet, text, at=now, paused=paused)))
    opening = practice.open_recall(request.learner, sheet, at=now)
    context = {
        "sheet": sheet,
        "topic": request.gym.catalogue.topics[topic],
        "text": practice.recall_draft(request.learner, sheet),
        "opening": opening,
        "seconds": round(max(0.0, (now - opening.at).total_seconds())),
        "longest": LONGEST,
        "given": [
            (each, percent(each.share(sheet))) for each in reversed(practice.recalled(request.learner, sheet))
        ],
    }
    return render(request, "recall.html", context)


@require_http_methods(["PUT"])
def draft(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """Keep what stands in the field: `{"source": "..."}`."""
    sheet = _sheet(request, topic, name)
    try:
        text = source_of(request)[:LONGEST]
    except NoSource:
        return no_source()
    practice.save_recall_draft(request.learner, sheet, text, at=request.gym.now())
    return HttpResponse(status=204)


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """What was written beside the list; the form says what of it the learner finds there."""
    sheet = _sheet(request, topic, name)
    found = {each.number: each for each in practice.recalled(request.learner, sheet)}.get(number)
    if found is None:
        raise Http404(f"There is no answer {number}.")
    if request.method == "POST":
        covered = request.POST.getlist("covered")
        practice.check_recall(request.learner, sheet, number, covered, at=request.gym.now())
        return see(f"{_address(sheet, number)}#points")
    ticked = found.ticked(sheet)
    context = {
        "sheet": sheet,
        "topic": request.gym.catalogue.topics[topic],
        "found": found,
        "percent": percent(found.share(sheet)),
        "points": [(point, point.id in ticked) for point in sheet.points],
        "changed": found.answer.digest != sheet.digest,
        "review": _review(request, sheet, found),
        "is_review": sheet.name == practice.EVERYTHING,
        "pairs": _has_pairs(request, topic),
    }
    return render(request, "recalled.html", context)


def _review(request: GymRequest, sheet: Sheet, found: practice.Recalled) -> dict[str, object] | None:
    """As what the answer counts, and when it is asked again."""
    kept = practice.review_of(request.learner, sheet, found)
    card = practice.card_of(request.learner, kept.review.item) if kept else None
    if kept is None or card is None:
        return None
    return {"words": RATINGS[kept.review.rating], "due": in_days(card.due - card.last)}


def _has_pairs(request: GymRequest, topic: str) -> bool:
    gym = request.gym
    lesson = gym.library.lessons[topic]
    return practice.sheet(f"{practice.CONNECT}-0", lesson, gym.catalogue, gym.library) is not None


def _sheet(request: GymRequest, topic: str, name: str) -> Sheet:
    gym = request.gym
    lesson = gym.library.lessons.get(topic)
    found = None if lesson is None else practice.sheet(name, lesson, gym.catalogue, gym.library)
    if found is None:
        raise Http404(f"There is no {name} to recall of {topic}.")
    return found


def _address(sheet: Sheet, number: int) -> str:
    return reverse("recalled", args=[sheet.topic, sheet.name, number])
