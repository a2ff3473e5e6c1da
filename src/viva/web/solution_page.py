"""The solution of a problem, behind its gate."""

from __future__ import annotations

import ast
import re
from functools import lru_cache

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.parsing import parsed
from viva.web.lookup import problem_of
from viva.web.request import GymRequest


@require_safe
def solution(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """The editorial and everything around it, or how long to wait. Reading it is recorded."""
    problem = problem_of(request, topic, name)
    now = request.gym.now()
    practice.open_problem(request.learner, problem, at=now)
    gate = practice.solution(request.learner, problem, now=now)
    if not gate.is_open:
        return render(request, "gate.html", {"problem": problem, "gate": gate})
    context = {
        "problem": problem,
        "costs": (("time", big_o(problem.time)), ("space", big_o(problem.space))),
        "mistakes": [(mistake, without_docstring(mistake.source)) for mistake in problem.mistakes],
    }
    return render(request, "solution.html", context)


def big_o(growth: str) -> str:
    """`n log n` as mathematics in Markdown: `$O(n \\log n)$`."""
    return "$O(" + re.sub(r"(?<![\\\w])(log|sqrt|min|max)\b", r"\\\1", growth) + ")$"


@lru_cache(maxsize=1024)
def without_docstring(source: str) -> str:
    """A mistake's program alone: its docstring is printed above it."""
    first = parsed(source).body[0]
    is_docstring = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant)
    lines = source.splitlines(keepends=True)
    return "".join(lines[first.end_lineno or 0 :] if is_docstring else lines).strip("\n") + "\n"
