"""The plan: what is prepared for, the days until then, and what to expect on the day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date as Date

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.content.objective import LEVELS as SENIORITIES
from viva.practice import Standing
from viva.recall.goal import MOST_MINUTES, WEEKDAYS, Goal, GoalError
from viva.recall.shelf import BLOCKS, Shelf
from viva.recall.syllabus import Form
from viva.web.calendar import weeks
from viva.web.request import GymRequest
from viva.web.session_lines import block_lines
from viva.web.today_page import countdown, day_words
from viva.web.words import LEVELS

AHEAD = 6  # days whose activities are named, where they are asked for


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: GymRequest) -> HttpResponse:
    """The goal in a form, and the calendar; `?days=6` names what the next days are for."""
    shelf, now = request.gym.shelf, request.gym.now()
    if request.method == "POST":
        try:
            wanted = read_goal(request.POST, shelf)
        except GoalError as error:
            return _page(request, fields=request.POST, problem=str(error), status=422)
        practice.set_goal(request.learner, wanted, at=now)
        return HttpResponseRedirect(reverse("plan") + "?kept=yes", status=303)
    return _page(request)


def _page(
    request: GymRequest, *, fields: QueryDict | None = None, problem: str = "", status: int = 200
) -> HttpResponse:
    standing = practice.standing(request.learner, request.gym.shelf, now=request.gym.now())
    ahead = AHEAD if request.GET.get("days") else 0  # each takes as long as all the rest of the page
    outlook = practice.outlook(standing)
    usual = round(standing.schedule.minutes_a_day)
    context = {
        "standing": standing,
        "countdown": countdown(standing),
        "date_words": day_words(standing.horizon),
        "weeks": weeks(standing),
        "coming": [
            (day_words(each.day), each, block_lines(standing.shelf, each.activities))
            for each in practice.coming_sessions(standing, days=ahead)
        ],
        "ahead": bool(ahead),
        "outlook": outlook,
        "usual": usual,
        "percents": {
            "bare": _percent(outlook.bare.total.mean),
            "low": _percent(outlook.bare.total.low),
            "high": _percent(outlook.bare.total.high),
            "planned": _percent(outlook.at(usual)),
        },
        "problem": problem,
        "kept": "kept" in request.GET,
        **_form(request, standing, fields),
    }
    return render(request, "plan.html", context, status=status)


def _form(request: GymRequest, standing: Standing, fields: QueryDict | None) -> dict[str, object]:
    """What the fields hold: what was typed, if it was refused; else the goal."""
    goal, paths = standing.goal, request.gym.shelf.paths
    routine = dict(goal.routine)
    typed = fields or {}
    return {
        "date": typed.get("date", goal.date.isoformat() if goal.date else ""),
        "days": [
            (f"minutes-{number}", name, typed.get(f"minutes-{number}", goal.minutes[number]))
            for number, name in enumerate(WEEKDAYS)
        ],
        "roles": [(each.id, each.title) for each in paths.roles.values()] if paths else [],
        "companies": [(each.id, each.title) for each in paths.company_focus.values()] if paths else [],
        "orders": [(each.id, each.title) for each in request.gym.courses],
        "levels": list(LEVELS.items()),
        "topics": list(request.gym.catalogue.topics.values()),
        "blocks": [
            (f"part-{form.value}", title, typed.get(f"part-{form.value}", routine.get(form, 0)))
            for form, title in BLOCKS.items()
        ],
        "weekdays": list(enumerate(WEEKDAYS)),
        "most": MOST_MINUTES,
        "goal": goal,
        "typed": typed,
    }


def read_goal(fields: QueryDict, shelf: Shelf) -> Goal:
    """The goal that a form says. Raises GoalError, in words for people."""
    paths = shelf.paths
    return Goal(
        date=_date(fields.get("date", "")),
        minutes=tuple(_whole(fields, f"minutes-{number}", name) for number, name in enumerate(WEEKDAYS)),
        role=_known(fields.get("role", ""), paths.roles if paths else {}, "role"),
        company=_known(fields.get("company", ""), paths.company_focus if paths else {}, "employer"),
        topics=tuple(each for each in shelf.catalogue.topics if each in set(fields.getlist("topics"))),
        level=SENIORITIES[_level(fields)],
        order=fields.get("order", "")[:100],
        routine=tuple(_routine(fields)),
        review_day=_review_day(fields.get("review-day", "")),
    )


def _date(text: str) -> Date | None:
    try:
        return Date.fromisoformat(text.strip()) if text.strip() else None
    except ValueError as error:
        raise GoalError(f"{text!r} is no date. Write it as 2027-01-15, or leave it empty.") from error


def _whole(fields: Mapping[str, str], key: str, name: str) -> int:
    text = fields.get(key, "0").strip() or "0"
    if not (text.isascii() and text.isdigit() and len(text) < 6):
        raise GoalError(f"{name}: {text!r} is no number of minutes.")
    return int(text)


def _known(id: str, known: Mapping[str, object], noun: str) -> str:
    if id and id not in known:
        raise GoalError(f"There is no {noun} {id!r}.")
    return id


def _level(fields: Mapping[str, str]) -> int:
    wanted = fields.get("level", "")
    if wanted not in map(str, SENIORITIES):
        raise GoalError("Choose a level.")
    return int(wanted)


def _routine(fields: Mapping[str, str]) -> list[tuple[Form, int]]:
    """None where the plan is to decide."""
    if fields.get("free") == "yes":
        return []
    return [(form, _whole(fields, f"part-{form.value}", title)) for form, title in BLOCKS.items()]


def _review_day(text: str) -> int | None:
    return int(text) if text in tuple("0123456") else None


def _percent(share: float) -> int:
    return round(100 * share)
