"""Write the tests: the learner's cases against right and wrong programs."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from viva import practice
from viva.content.problem import Problem
from viva.judge.written_tests import Tested
from viva.web.editor import readable
from viva.web.lookup import problem_of
from viva.web.request import GymRequest


@require_http_methods(["GET", "HEAD", "POST"])
def tests(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """The statement and an editor; posted to by its own form."""
    problem = problem_of(request, topic, name)
    if request.method != "POST":
        return _page(request, problem, {})
    source = readable(request.POST.get("source", ""))
    found = practice.try_tests(
        request.learner, problem, source, at=request.gym.now(), judge=request.gym.bench.judge_tests
    )
    context = {"report": _report(request, problem, found), "problem": problem}
    if request.headers.get("X-Requested-With") == "fetch":
        return render(request, "tested.html", context)
    return _page(request, problem, context)


def _page(request: GymRequest, problem: Problem, more: dict[str, object]) -> HttpResponse:
    tried = practice.tests_tried(request.learner, problem)
    practice.open_problem(request.learner, problem, at=request.gym.now())
    context = {
        "problem": problem,
        "topic_title": request.gym.titles[problem.topic],
        "source": tried[-1].source if tried else _starter(problem),
        "examples": request.gym.bench.examples(problem, seconds=1.5),
        "best": max((each for each in tried if each.sound), key=lambda each: each.caught, default=None),
        "tries": len(tried),
    }
    return render(request, "tests.html", context | more)


def _report(request: GymRequest, problem: Problem, found: Tested) -> dict[str, object]:
    """What is missed is named only to those who may read the solution."""
    is_open = practice.gate(request.learner, problem, now=request.gym.now()).is_open
    wrong = {mistake.id: mistake.wrong for mistake in problem.mistakes}
    return {
        "tested": found,
        "caught": [wrong[id] for id, caught in found.mistakes if caught],
        "missed": [wrong[id] if is_open else None for id, caught in found.mistakes if not caught],
        "is_open": is_open,
        "percent": round(100 * found.caught / found.total) if found.total else 0,
    }


def _starter(problem: Problem) -> str:
    names = ", ".join(problem.entry)
    return (
        f"from submission import {names}\n\n\n"
        "def test_something():\n"
        f"    ...  # call {problem.entry[0]} and assert what must hold\n"
    )
