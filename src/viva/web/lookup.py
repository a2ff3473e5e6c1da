"""Finds what an address names, and leads to addresses."""

from __future__ import annotations

from functools import lru_cache

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from viva.content.comparison import Comparison
from viva.content.derivation import Derivation, Exercise
from viva.content.drill import Drill
from viva.content.problem import Problem
from viva.content.question import Question
from viva.web.request import GymRequest


def problem_of(request: GymRequest, topic: str, name: str) -> Problem:
    """Raises Http404 if there is no such problem."""
    found = request.gym.problems.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no problem {topic}/{name}.")
    return found


def address(
    page: str, item: Problem | Question | Derivation | Exercise | Drill | Comparison, *more: int
) -> str:
    """The address of one of the pages of something to practise."""
    return reverse(page, args=[item.topic, item.name, *more])


@lru_cache(maxsize=1024)
def topic_address(topic: str) -> str:
    """The address of a topic's page; maps and lessons name each of them several times."""
    return reverse("topic", args=[topic])


def see(place: str) -> HttpResponse:
    """Leads on after a form: a reload of the page that follows hands nothing in again."""
    return HttpResponseRedirect(place, status=303)
