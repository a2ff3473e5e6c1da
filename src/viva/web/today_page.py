"""The front page: what to do now."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date as Date

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.course import Course
from viva.content.problem import Problem
from viva.practice import Item, Session, Standing
from viva.web.gym import Gym
from viva.web.item_lists import item_line
from viva.web.library_pages import question_line
from viva.web.request import GymRequest
from viva.web.session_lines import block_lines, done_lines
from viva.web.words import LEVELS


@require_safe
def today(request: GymRequest) -> HttpResponse:
    """What is unfinished, what the plan says of today, and what comes next where a pack has nothing to plan."""
    gym, learner = request.gym, request.learner
    wanted = practice.goal(learner)
    course = _course(gym, wanted.order if wanted else "")
    found = practice.today(learner, course, gym.problems.values())
    reading = practice.reading(learner, course, gym.library)
    context = {
        "course": course,
        "today": found,
        "unfinished": [_line(gym, problem) for problem in found.unfinished],
        "reading": reading,
        "lesson_topic": gym.catalogue.topics[reading.lesson.topic] if reading.lesson else None,
        "questions": [question_line(each, frozenset()) for each in reading.questions],
        "percent": round(100 * found.solved / found.total) if found.total else 0,
        "now": gym.now(),
    }
    more = _planned(request) if gym.shelf.things else _unplanned(request, course, found.coming)
    return render(request, "today.html", context | more)


def _planned(request: GymRequest) -> dict[str, object]:
    """The session of today."""
    gym, now = request.gym, request.gym.now()
    practice.settle_unfinished(request.learner, gym.problems, gym.library, now=now)
    standing = practice.standing(request.learner, gym.shelf, now=now)
    session = practice.todays_session(standing)
    return {
        "standing": standing,
        "session": session,
        "blocks": block_lines(gym.shelf, session.activities),
        "done": done_lines(session.done),
        "spent": round(standing.minutes_spent),
        "planned": round(session.planned),
        "countdown": countdown(standing),
        "quick": _quick(session),
        "placement": practice.placement_offered(request.learner, standing),
        "near": practice.last_day_near(standing.goal, standing.today),
    }


def _unplanned(request: GymRequest, course: Course, coming: Iterable[Problem]) -> dict[str, object]:
    """What comes next in the course: a pack without objectives has nothing to plan with."""
    library = request.gym.library
    return {
        "coming": [_line(request.gym, problem) for problem in coming],
        "derivations": _coming(request.learner, course, library.derivations.values()),
        "exercises": _coming(request.learner, course, library.exercises.values()),
    }


def countdown(standing: Standing) -> str:
    """How far off the interview is; nothing where no date is set."""
    date = standing.goal.date
    if date is None:
        return ""
    days = (date - standing.today).days
    if days < 0:
        return f"The interview was on {day_words(date)}."
    if days == 0:
        return "The interview is today."
    return f"{days} day{'' if days == 1 else 's'} to the interview on {day_words(date)}."


def day_words(day: Date) -> str:
    """Such as "Friday 15 January"."""
    return f"{day:%A} {day.day} {day:%B}"


def _quick(session: Session) -> int:
    """How many of the activities can be reviewed in a row, from memory."""
    return sum(practice.is_quick(each.thing) for each in session.activities)


def _course(gym: Gym, wanted: str) -> Course:
    return next((course for course in gym.courses if course.id == wanted), gym.courses[0])


def _coming(learner: int, course: Course, items: Iterable[Item]) -> list[dict[str, object]]:
    """The next few of a course that are not done."""
    known = practice.progress_in(learner, items := tuple(items))
    return [item_line(each, known[each.id]) for each in practice.coming(learner, course, items)]


def _line(gym: Gym, problem: Problem) -> dict[str, object]:
    return {"problem": problem, "topic": gym.titles[problem.topic], "level": LEVELS[problem.level]}
