"""The front page: what to do now."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.course import Course
from viva.content.problem import Problem
from viva.practice import Item
from viva.web.gym import Gym
from viva.web.item_lists import item_line
from viva.web.library_pages import question_line
from viva.web.preferences import chosen
from viva.web.request import GymRequest
from viva.web.words import LEVELS


@require_safe
def today(request: GymRequest) -> HttpResponse:
    """What is unfinished, what comes next in the chosen course, and how far one is."""
    gym = request.gym
    course = _course(gym, chosen(request).course)
    found = practice.today(request.learner, course, gym.problems.values())
    reading = practice.reading(request.learner, course, gym.library)
    context = {
        "course": course,
        "today": found,
        "unfinished": [_line(gym, problem) for problem in found.unfinished],
        "coming": [_line(gym, problem) for problem in found.coming],
        "reading": reading,
        "lesson_topic": gym.catalogue.topics[reading.lesson.topic] if reading.lesson else None,
        "questions": [question_line(each, frozenset()) for each in reading.questions],
        "derivations": _coming(request.learner, course, gym.library.derivations.values()),
        "exercises": _coming(request.learner, course, gym.library.exercises.values()),
        "percent": round(100 * found.solved / found.total) if found.total else 0,
        "now": gym.now(),
    }
    return render(request, "today.html", context)


def _course(gym: Gym, wanted: str) -> Course:
    return next((course for course in gym.courses if course.id == wanted), gym.courses[0])


def _coming(learner: int, course: Course, items: Iterable[Item]) -> list[dict[str, object]]:
    """The next few of a course that are not done."""
    known = practice.progress_in(learner, items := tuple(items))
    return [item_line(each, known[each.id]) for each in practice.coming(learner, course, items)]


def _line(gym: Gym, problem: Problem) -> dict[str, object]:
    return {"problem": problem, "topic": gym.titles[problem.topic], "level": LEVELS[problem.level]}
