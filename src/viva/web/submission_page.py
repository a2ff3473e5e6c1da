"""One submission of the past, at an address of its own."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from viva import practice
from viva.content.problem import Problem
from viva.store.entries import Submission
from viva.web.differences import difference
from viva.web.lookup import problem_of
from viva.web.report import CaseReport, case_report, report
from viva.web.request import GymRequest
from viva.web.words import verdict_words


@require_safe
def submission(request: GymRequest, topic: str, name: str, number: int) -> HttpResponse:
    """What was handed in, and what the judge said."""
    problem = problem_of(request, topic, name)
    found = practice.past_submission(request.learner, problem, number)
    if found is None:
        raise Http404(f"There is no submission {number} to {problem.id}.")
    others = [past for past in practice.history(request.learner, problem) if past.number != number]
    wanted = request.GET.get("with", "")
    other = practice.past_submission(request.learner, problem, int(wanted)) if wanted.isdecimal() else None
    context = {
        "others": [(past, verdict_words(past.verdict)) for past in others],
        "other": int(wanted) if other else None,
        "lines": difference(other.source, found.source) if other else None,
        "problem": problem,
        "number": number,
        "submission": found,
        "report": report(found.judgement, problem),
        "is_old": found.judgement.digest != problem.digest,
        "asked_for_smaller": "smaller" in request.GET,
        "smaller": _smaller(request, problem, found) if "smaller" in request.GET else None,
    }
    return render(request, "submission.html", context)


def _smaller(request: GymRequest, problem: Problem, found: Submission) -> CaseReport | None:
    """The first failing case, with as little in it as still fails."""
    failure = found.judgement.first_failure
    if failure is None or found.judgement.digest != problem.digest:
        return None
    run = request.gym.bench.smaller(problem, found.source, failure.case)
    return None if run is None else case_report(run)
