"""Finds what an address names."""

from __future__ import annotations

from django.http import Http404
from django.urls import reverse

from viva.content.problem import Problem
from viva.web.request import GymRequest


def problem_of(request: GymRequest, topic: str, name: str) -> Problem:
    """Raises Http404 if there is no such problem."""
    found = request.gym.problems.get(f"{topic}/{name}")
    if found is None:
        raise Http404(f"There is no problem {topic}/{name}.")
    return found


def address(page: str, problem: Problem, *more: int) -> str:
    """The address of one of a problem's pages."""
    return reverse(page, args=[problem.topic, problem.name, *more])
