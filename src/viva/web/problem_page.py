"""One problem: read it, write a program, run it, hand it in."""

from __future__ import annotations

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from viva import practice
from viva.content.problem import Problem
from viva.content.starter import starter
from viva.judge.errors import InputsError
from viva.store.entries import Past
from viva.web.editor import NoSource, first_inputs, no_source, posted, source_of
from viva.web.lookup import address, problem_of, see
from viva.web.preferences import chosen
from viva.web.report import own_report, report
from viva.web.request import GymRequest, by_script
from viva.web.words import CONFIDENCES, LEVELS, verdict_words

PATIENCE = 1.5  # seconds that a page waits for its examples
LONG_PATIENCE = 20.0  # and a run that takes its inputs from them
LATEST = 8  # submissions shown without being asked for


@require_http_methods(["GET", "HEAD", "POST"])
def problem(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """The page; posted to by its own form, whose buttons say which action."""
    found = problem_of(request, topic, name)
    if request.method != "POST":
        return _page(request, found)
    act = ACTIONS.get(request.POST.get("action", "submit"))
    if act is None:
        return HttpResponse("There is no such action.", status=400, content_type="text/plain")
    return act(request, found)


@require_http_methods(["PUT"])
def draft(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """Keep what stands in the editor: `{"source": "..."}`."""
    found = problem_of(request, topic, name)
    try:
        practice.save_draft(request.learner, found, source_of(request), at=request.gym.now())
    except NoSource:
        return no_source()
    return HttpResponse(status=204)


@require_POST
def again(request: GymRequest, topic: str, name: str) -> HttpResponse:
    """Once more from memory: the starter, a new clock, the same tests."""
    found = problem_of(request, topic, name)
    practice.again(request.learner, found, at=request.gym.now())
    return see(address("problem", found))


def _run(request: GymRequest, problem: Problem) -> HttpResponse:
    program = posted(request)
    now, bench = request.gym.now(), request.gym.bench
    inputs = program.inputs
    if not inputs.strip():
        inputs = first_inputs(bench.examples(problem, seconds=LONG_PATIENCE) or ())
    try:
        run = practice.try_own(
            request.learner, problem, program.source, inputs, at=now, try_inputs=bench.try_inputs
        )
    except InputsError as error:
        return _answer(request, problem, "run.html", {"inputs_error": str(error)}, program.inputs)
    return _answer(request, problem, "run.html", {"case": own_report(run)}, program.inputs)


def _submit(request: GymRequest, problem: Problem) -> HttpResponse:
    program, now = posted(request), request.gym.now()
    judging = request.gym.bench.begin(problem, program.source)
    practice.save_draft(request.learner, problem, program.source, at=now, inputs=program.inputs or None)
    kept = practice.submit(
        request.learner,
        problem,
        program.source,
        at=now,
        paused=program.paused,
        judge=lambda *_: judging.result(),
        confidence=program.confidence,
    )
    if not by_script(request):
        return see(address("submission", problem, kept.number))
    context = {
        "problem": problem,
        "report": report(kept.submission.judgement, problem),
        "number": kept.number,
    }
    return render(request, "verdict.html", context)


def _hint(request: GymRequest, problem: Problem) -> HttpResponse:
    if by_script(request):
        # The page has to be loaded anew. What is no fragment makes the script post the form as browsers do.
        return HttpResponse("Post this form without a script.", content_type="text/plain")
    now = request.gym.now()
    program = posted(request)
    practice.save_draft(request.learner, problem, program.source, at=now, inputs=program.inputs or None)
    practice.take_hint(request.learner, problem, at=now)
    sure = "" if program.confidence is None else f"?sure={program.confidence}"
    return see(f"{address('problem', problem)}{sure}#hints")


ACTIONS = {"run": _run, "submit": _submit, "hint": _hint}


def _answer(
    request: GymRequest, problem: Problem, fragment: str, found: Mapping[str, object], inputs: str
) -> HttpResponse:
    """A fragment for a script; the whole page around it for a browser without."""
    if by_script(request):
        return render(request, fragment, found)
    return _page(request, problem, {**found, "inputs": inputs, "fragment": fragment})


def _page(request: GymRequest, problem: Problem, more: Mapping[str, object] | None = None) -> HttpResponse:
    learner, now = request.learner, request.gym.now()
    opening = practice.open_problem(learner, problem, at=now)
    begun = starter(problem.reference, problem.entry)
    kept = practice.draft(learner, problem)
    examples = request.gym.bench.examples(problem, seconds=PATIENCE)
    taken = practice.hints_taken(learner, problem)
    history = [_line(problem, past) for past in practice.history(learner, problem)]
    context = {
        "problem": problem,
        "topic_title": request.gym.titles[problem.topic],
        "level": LEVELS[problem.level],
        "opening": opening,
        "source": begun if kept is None else kept.source,
        "examples": examples,
        "inputs": first_inputs(examples or ()) if kept is None or kept.inputs is None else kept.inputs,
        "seconds": round(practice.seconds_since_opened(learner, problem, now=now)),
        "strength": request.gym.strengths.get(problem.id),
        "confidences": CONFIDENCES,
        "sure": next((each for each in CONFIDENCES if str(each) == request.GET.get("sure")), None),
        "hide_level": chosen(request).blind,
        "hints": taken,
        "next_hint": len(taken) + 1 if len(taken) < len(problem.hints) else None,
        "gate": practice.gate(learner, problem, now=now),
        "latest": history[:LATEST],
        "earlier": history[LATEST:],
    }
    return render(request, "problem.html", context | dict(more or {}))


def _line(problem: Problem, past: Past) -> dict[str, object]:
    """A submission as the table of the history shows it."""
    return {
        "number": past.number,
        "words": verdict_words(past.verdict),
        "address": address("submission", problem, past.number),
        "at": past.at,
        "seconds": past.seconds,
    }
