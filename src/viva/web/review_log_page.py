"""The log of reviews: what was rated how, by whom; each can be corrected or taken back."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.recall.review import Rating
from viva.store.memory import Kept
from viva.web.item_names import name_of
from viva.web.lookup import see
from viva.web.request import GymRequest
from viva.web.review_acts import rating_of, unknown
from viva.web.review_asked import Asked
from viva.web.things import RATINGS

MOST = 100  # reviews that are shown


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: GymRequest) -> HttpResponse:
    """The latest reviews, newest first; posted to by the forms in its lines."""
    asked = Asked.read(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST":
        act = ACTS.get(request.POST.get("action", ""))
        return act(request, asked.rated) if act else unknown(request)
    kept = practice.latest_reviews(request.learner, most=MOST)
    context = {
        "lines": [_line(request, each) for each in kept],
        "most": MOST,
        "ratings": [(int(rating), words.headline) for rating, words in RATINGS.items()],
        "taken": _taken(request, asked.rated),
    }
    return render(request, "review_log.html", context)


def _line(request: GymRequest, kept: Kept) -> dict[str, object]:
    """A review in the table."""
    rating = kept.review.rating
    return {
        "kept": kept,
        "name": name_of(request.gym, kept.review.item),
        "rating": int(rating),
        "words": RATINGS[rating],
    }


def _taken(request: GymRequest, number: int) -> dict[str, object] | None:
    """What was taken back a moment ago, as long as it does not count."""
    kept = practice.review(request.learner, number) if number else None
    return _line(request, kept) if kept is not None and kept.undone else None


def _undo(request: GymRequest, number: int) -> HttpResponse:
    practice.undo(request.learner, number, at=request.gym.now())
    return see(f"{reverse('review-log')}?rated={number}")


def _put_back(request: GymRequest, number: int) -> HttpResponse:
    found = practice.put_back(request.learner, number, at=request.gym.now())
    return see(_at(found))


def _correct(request: GymRequest, number: int) -> HttpResponse:
    rating: Rating | None = rating_of(request.POST.get("rating", ""))
    if rating is None:
        return unknown(request)
    return see(_at(practice.correct(request.learner, number, rating, at=request.gym.now())))


def _at(number: int | None) -> str:
    """The line of a review."""
    return reverse("review-log") + (f"#review-{number}" if number else "")


ACTS = {"undo": _undo, "put-back": _put_back, "correct": _correct}
