"""Checklists: all of them with what is ticked, and one with the evidence for each of its items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.objective import Area, Objective
from viva.recall.evidence import Proven
from viva.recall.goal import Goal
from viva.web.evidence_words import EVERY, shown
from viva.web.request import GymRequest

#: The headings, in the order of the page.
MINE, ANY, LAST_DAY, CONDUCT, ROLES = (
    "Your role",
    "For every role",
    "The last 24 hours",
    "How to conduct yourself",
    "By role",
)


@require_safe
def checklists(request: GymRequest) -> HttpResponse:
    """Every checklist; that of the learner's role comes first."""
    gym = request.gym
    found = practice.checklists(request.learner, gym.shelf, now=gym.now())
    goal = practice.goal(request.learner) or Goal()
    groups = _grouped(found.values(), goal.role, gym.catalogue.objectives)
    context = {
        "groups": [(title, group) for title, group in groups.items() if group],
        "conduct": CONDUCT,
        "last_day": LAST_DAY,
        "role": goal.role,
    }
    return render(request, "checklists.html", context)


@require_safe
def checklist(request: GymRequest, name: str) -> HttpResponse:
    """The items of one, each with its state and what that is founded on."""
    gym = request.gym
    found = practice.checklists(request.learner, gym.shelf, now=gym.now()).get(name)
    if found is None:
        raise Http404(f"There is no checklist {name}.")
    context = {
        "list": shown(found, gym.catalogue.objectives, gym.now()),
        "states": EVERY,
        "role": gym.shelf.paths.roles.get(found.checklist.role) if gym.shelf.paths else None,
    }
    return render(request, "checklist.html", context)


def _grouped(
    lists: Iterable[Proven], role: str, objectives: Mapping[str, Objective]
) -> dict[str, list[Proven]]:
    """By heading."""
    groups: dict[str, list[Proven]] = {title: [] for title in (MINE, ANY, LAST_DAY, CONDUCT, ROLES)}
    for each in lists:
        groups[_heading(each, role, objectives)].append(each)
    return groups


def _heading(proven: Proven, role: str, objectives: Mapping[str, Objective]) -> str:
    if proven.checklist.role:
        return MINE if proven.checklist.role == role else ROLES
    if proven.checklist.id.startswith("last-day-"):
        return LAST_DAY
    areas = {objectives[each].area for each in _asked(proven) if each in objectives}
    return CONDUCT if areas == {Area.INTERVIEW_CRAFT} else ANY


def _asked(proven: Proven) -> Iterator[str]:
    for line in proven.lines:
        yield from line.item.objectives
