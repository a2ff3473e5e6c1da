"""Reviews: one prompt after the other, rated by the learner at sight of the answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.practice import Entry, Other, Queue
from viva.recall.days import day_of
from viva.recall.review import ItemKind
from viva.recall.shelf import KINDS
from viva.web.gym import Gym
from viva.web.intervals import in_days
from viva.web.item_names import name_of
from viva.web.request import GymRequest
from viva.web.review_acts import ACTS, quick_thing, unknown
from viva.web.review_asked import Asked
from viva.web.sight import Sight, sign
from viva.web.things import RATINGS, place_of
from viva.web.words import CONFIDENCES

AGAIN = {ItemKind.PROBLEM: "again", ItemKind.DERIVATION: "derivation-again"}  # pages that begin anew


@require_http_methods(["GET", "HEAD", "POST"])
def reviews(request: GymRequest) -> HttpResponse:
    """The next prompt with its answer folded away; posted to by its own form."""
    if request.method != "POST":
        return render(request, "reviews.html", _context(request, Asked.read(request.GET)))
    act = ACTS.get(request.POST.get("action", "rate"))
    return act(request, Asked.read(request.POST)) if act else unknown(request)


def _context(request: GymRequest, asked: Asked) -> dict[str, object]:
    gym, learner, now = request.gym, request.learner, request.gym.now()
    standing = practice.standing(learner, gym.shelf, now=now)
    found = practice.queue(
        learner,
        standing,
        now=now,
        siblings=asked.siblings,
        beyond=asked.beyond,
        renew=not asked.goes_on,
    )
    current = _current(request, asked, found)
    context: dict[str, object] = {
        "asked": asked,
        "queue": found,
        "entry": current,
        "others": [_other(gym, each) for each in found.others],
        "everything": replace(asked, beyond=True).address(),
        "unburied": replace(asked, siblings=True).address(),
        "left_today": int(standing.minutes_left) if asked.goes_on else 0,
    }
    context |= _progress(found, current) | _just_done(request, asked)
    return context | (_shown(request, current) if current else {})


def _progress(found: Queue, current: Entry | None) -> dict[str, object]:
    """place: of the one that is shown, among those of today."""
    out_of_turn = current is not None and current not in found.entries
    minutes = found.minutes + (current.minutes if current is not None and out_of_turn else 0)
    return {
        "place": found.done + 1,
        "total": found.done + len(found.entries) + out_of_turn,
        "minutes": max(1, round(minutes)),
    }


def _just_done(request: GymRequest, asked: Asked) -> dict[str, object]:
    """What the last form did, and all that is set aside."""
    gym = request.gym
    alone = practice.left_alone(request.learner, now=gym.now())
    lines = [(name_of(gym, item), until_words(until, gym.now())) for item, until in alone.items()]
    return {
        "alone": lines,
        "rated": _rated(request, asked),
        "left": next(((name, until) for name, until in lines if name.item.key == asked.aside), None),
    }


def _current(request: GymRequest, asked: Asked, found: Queue) -> Entry | None:
    """The one that the address names, else the first."""
    thing = quick_thing(request.gym, asked.item)
    if thing is None:
        return found.entries[0] if found.entries else None
    mine = (each for each in found.entries if each.thing is thing)
    return next(mine, None) or practice.entry_of(request.learner, thing, now=request.gym.now())


def _shown(request: GymRequest, entry: Entry) -> dict[str, object]:
    """The prompt, its answer, and what each rating leads to."""
    gym, now, item = request.gym, request.gym.now(), entry.thing.item
    ahead = practice.intervals(request.learner, item, at=now)
    library, own = gym.library, entry.thing.objectives[0]
    return {
        "kind": KINDS[item.kind],
        "topic": gym.catalogue.topics[entry.thing.topic],
        "card": library.cards.get(item.id) if item.kind is ItemKind.CARD else None,
        "exercise": library.exercises.get(item.id) if item.kind is ItemKind.EXERCISE else None,
        "question": library.questions.get(item.id) if item.kind is ItemKind.QUESTION else None,
        "page": place_of(entry.thing),
        "confidences": CONFIDENCES,
        "seen": sign(Sight(item, now)),
        "ratings": [(rating, words, in_days(ahead[rating])) for rating, words in RATINGS.items()],
        "lesson": entry.thing.topic in library.lessons,
        "derivations": [each for each in library.derivations.values() if own in each.objectives],
    }


def _other(gym: Gym, other: Other) -> dict[str, object]:
    """A line below the queue. again: where it is begun anew, if it was done before."""
    page = AGAIN.get(other.item.kind) if other.recall is not None else None
    again = reverse(page, args=other.item.id.split("/")) if page else ""
    return {"other": other, "name": name_of(gym, other.item), "again": again}


def _rated(request: GymRequest, asked: Asked) -> dict[str, object] | None:
    """What was said a moment ago, as long as it counts."""
    kept = practice.review(request.learner, asked.rated) if asked.rated else None
    if kept is None or kept.undone:
        return None
    card = practice.card_of(request.learner, kept.review.item)
    return {
        "number": kept.number,
        "name": name_of(request.gym, kept.review.item),
        "words": RATINGS[kept.review.rating],
        "due": in_days(card.due - kept.review.at) if card else "",
    }


def until_words(until: datetime | None, now: datetime) -> str:
    """How long something is set aside."""
    if until is None:
        return "for good"
    days = (day_of(until) - day_of(now)).days
    return "until tomorrow" if days <= 1 else f"until {until.astimezone():%d %B}"
