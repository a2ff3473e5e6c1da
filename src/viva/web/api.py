"""The pages' JSON twin, for editors, notebooks and programs of others: `/api/`, described by `/api/openapi.json`.

Judgements are those of docs/machine-interface.md. A program that is not a browser needs no token; a browser is let in
only from Viva's own pages (`guard`), and only with JSON, which no foreign form can send.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Status
from ninja.errors import HttpError

from viva import __version__, practice
from viva.content.derivation import Derivation
from viva.content.problem import Problem
from viva.content.starter import starter
from viva.derive import record
from viva.judge.errors import InputsError
from viva.judge.machine import machine_view
from viva.practice import Item
from viva.store.entries import Attempt, Face, Past, Submission
from viva.web.api_schemas import (
    AttemptLine,
    AttemptView,
    DraftView,
    FoundView,
    ItemLine,
    ItemView,
    Lines,
    ProblemLine,
    ProblemView,
    Program,
    RunView,
    SubmissionLine,
    SubmissionView,
    Trial,
)
from viva.web.derivation_page import DERIVATION, EXERCISE, item_of
from viva.web.editor import readable
from viva.web.lookup import problem_of
from viva.web.request import GymRequest
from viva.web.search_page import KINDS, address
from viva.web.symbol_words import symbol_name, symbol_words

PATIENCE = 20.0  # seconds that a program waits for the examples of a problem that nobody has opened yet

api = NinjaAPI(title="Viva", version=__version__, docs_url=None, urls_namespace="api")


@api.get("/problems", response=list[ProblemLine])
def problems(request: HttpRequest) -> list[dict[str, Any]]:
    """Every problem, and how far you are with it."""
    mine = _gym_request(request)
    known = practice.progress(mine.learner)
    return [
        _line(problem, known.get(problem.id, practice.Progress.NEW)) for problem in mine.gym.problems.values()
    ]


@api.get("/problems/{topic}/{name}", response=ProblemView)
def problem(request: HttpRequest, topic: str, name: str) -> dict[str, Any]:
    """All that the page shows. Asking for it starts the clock, as opening the page does."""
    mine = _gym_request(request)
    found = problem_of(mine, topic, name)
    practice.open_problem(mine.learner, found, at=mine.gym.now())
    examples = mine.gym.bench.examples(found, seconds=PATIENCE)
    shown = None
    if examples is not None:
        shown = [
            {
                "name": each.name,
                "inputs": {name: value.text for name, value in each.inputs},
                "expected": each.expected.text if each.expected else None,
                "error": each.error,
            }
            for each in examples
        ]
    return {
        **_line(found, practice.progress(mine.learner).get(found.id, practice.Progress.NEW)),
        "entry": list(found.entry),
        "forbidden": list(found.forbidden),
        "objectives": list(found.objectives),
        "statement": found.statement,
        "starter": starter(found.reference, found.entry),
        "examples": shown,
    }


@api.get("/problems/{topic}/{name}/draft", response=DraftView)
def draft(request: HttpRequest, topic: str, name: str) -> dict[str, Any]:
    """What stands in the editor: the starter where nothing was written yet."""
    mine = _gym_request(request)
    found = problem_of(mine, topic, name)
    kept = practice.draft(mine.learner, found)
    if kept is None:
        return {"source": starter(found.reference, found.entry), "inputs": None}
    return {"source": kept.source, "inputs": kept.inputs}


@api.put("/problems/{topic}/{name}/draft", response={204: None})
def keep_draft(request: HttpRequest, topic: str, name: str, body: DraftView) -> Status:
    """Keep what stands in the editor."""
    mine = _gym_request(request)
    found = problem_of(mine, topic, name)
    inputs = None if body.inputs is None else readable(body.inputs)
    practice.save_draft(mine.learner, found, readable(body.source), at=mine.gym.now(), inputs=inputs)
    return Status(204, None)


@api.get("/problems/{topic}/{name}/submissions", response=list[SubmissionLine])
def submissions(request: HttpRequest, topic: str, name: str) -> list[dict[str, Any]]:
    """What you handed in, newest first; a hundred at most."""
    mine = _gym_request(request)
    return [_past(past) for past in practice.history(mine.learner, problem_of(mine, topic, name))]


@api.post("/problems/{topic}/{name}/submissions", response={201: SubmissionView})
def submit(request: HttpRequest, topic: str, name: str, body: Program) -> Status:
    """Hand a program in: it is judged and kept."""
    mine = _gym_request(request)
    found, now = problem_of(mine, topic, name), mine.gym.now()
    kept = practice.submit(
        mine.learner,
        found,
        readable(body.source),
        at=now,
        judge=mine.gym.bench.judge,
        face=Face.API,
        confidence=body.confidence,
    )
    return Status(201, _submission(kept.number, kept.submission))


@api.get("/problems/{topic}/{name}/submissions/{number}", response=SubmissionView)
def submission(request: HttpRequest, topic: str, name: str, number: int) -> dict[str, Any]:
    """One of them, whole."""
    mine = _gym_request(request)
    found = practice.past_submission(mine.learner, problem_of(mine, topic, name), number)
    if found is None:
        raise HttpError(404, f"There is no submission {number} to {topic}/{name}.")
    return _submission(number, found)


@api.post("/problems/{topic}/{name}/runs", response=RunView)
def run(request: HttpRequest, topic: str, name: str, body: Trial) -> dict[str, Any]:
    """Run a program on your own inputs, beside the reference. Nothing is handed in."""
    mine = _gym_request(request)
    try:
        done = practice.try_own(
            mine.learner,
            problem_of(mine, topic, name),
            readable(body.source),
            readable(body.inputs),
            at=mine.gym.now(),
            try_inputs=mine.gym.bench.try_inputs,
        )
    except InputsError as error:
        raise HttpError(422, str(error)) from error
    return {
        "verdict": done.verdict.value if done.verdict else "",
        "message": done.message,
        "got": done.got.text if done.got else None,
        "expected": done.expected.text if done.expected else None,
        "stdout": done.stdout,
        "traceback": done.traceback,
    }


@api.get("/derivations", response=list[ItemLine])
def derivations(request: HttpRequest) -> list[dict[str, Any]]:
    """Every derivation, and how far you are with it."""
    mine = _gym_request(request)
    return _items(mine, mine.gym.library.derivations.values())


@api.get("/exercises", response=list[ItemLine])
def exercises(request: HttpRequest) -> list[dict[str, Any]]:
    """Every formula exercise, and how far you are with it."""
    mine = _gym_request(request)
    return _items(mine, mine.gym.library.exercises.values())


@api.get("/derivations/{topic}/{name}", response=ItemView, by_alias=True)
def derivation(request: HttpRequest, topic: str, name: str) -> dict[str, Any]:
    """All that the page shows. Asking for it starts the clock, as opening the page does."""
    return _item_view(_gym_request(request), DERIVATION, topic, name)


@api.get("/exercises/{topic}/{name}", response=ItemView, by_alias=True)
def exercise(request: HttpRequest, topic: str, name: str) -> dict[str, Any]:
    """All that the page shows. Asking for it starts the clock, as opening the page does."""
    return _item_view(_gym_request(request), EXERCISE, topic, name)


@api.get("/derivations/{topic}/{name}/attempts", response=list[AttemptLine])
def derivation_attempts(request: HttpRequest, topic: str, name: str) -> list[dict[str, Any]]:
    """What you had checked, newest first; a hundred at most."""
    return _attempts(_gym_request(request), DERIVATION, topic, name)


@api.get("/exercises/{topic}/{name}/attempts", response=list[AttemptLine])
def exercise_attempts(request: HttpRequest, topic: str, name: str) -> list[dict[str, Any]]:
    """What you had checked, newest first; a hundred at most."""
    return _attempts(_gym_request(request), EXERCISE, topic, name)


@api.post("/derivations/{topic}/{name}/attempts", response={201: AttemptView})
def derive(request: HttpRequest, topic: str, name: str, body: Lines) -> Status:
    """Have lines checked: they are judged and kept."""
    return _judged_lines(_gym_request(request), DERIVATION, topic, name, body)


@api.post("/exercises/{topic}/{name}/attempts", response={201: AttemptView})
def write_formula(request: HttpRequest, topic: str, name: str, body: Lines) -> Status:
    """Have a formula checked: it is judged and kept."""
    return _judged_lines(_gym_request(request), EXERCISE, topic, name, body)


@api.get("/search", response=list[FoundView])
def search(request: HttpRequest, q: str) -> list[dict[str, Any]]:
    """What holds all the words of `q`."""
    found = _gym_request(request).gym.index.search(q)
    return [{"kind": KINDS[each.kind], "title": each.title, "address": address(each)} for each in found]


def only_json(respond: Any) -> Any:
    """Refuses a body that is not declared as JSON: a form of another site can send text, but not that."""

    def asked(request: HttpRequest) -> HttpResponse:
        changes = request.method in ("POST", "PUT", "PATCH", "DELETE")
        if changes and request.path.startswith("/api/") and request.content_type != "application/json":
            return HttpResponse("Send application/json.", status=415, content_type="text/plain")
        answer: HttpResponse = respond(request)
        return answer

    return asked


def _gym_request(request: HttpRequest) -> GymRequest:
    assert hasattr(request, "gym")  # set by the guard, through which every request comes
    return request  # type: ignore[return-value]


def _line(problem: Problem, state: practice.Progress) -> dict[str, Any]:
    return {
        "id": problem.id,
        "title": problem.title,
        "topic": problem.topic,
        "level": problem.level,
        "minutes": problem.minutes,
        "runtime": problem.runtime,
        "state": state.value,
    }


def _past(past: Past) -> dict[str, Any]:
    return {
        "number": past.number,
        "verdict": past.verdict.value,
        "at": past.at,
        "seconds": past.seconds,
        "confidence": past.confidence,
    }


def _submission(number: int, found: Submission) -> dict[str, Any]:
    return {
        "number": number,
        "verdict": found.judgement.verdict.value,
        "at": found.at,
        "seconds": found.seconds,
        "confidence": found.confidence,
        "source": found.source,
        "judgement": machine_view(found.judgement.as_json()),
    }


def _items(request: GymRequest, items: Iterable[Item]) -> list[dict[str, Any]]:
    items = tuple(items)
    known = practice.progress_in(request.learner, items)
    return [_item_line(item, known[item.id]) for item in items]


def _item_line(item: Item, state: practice.Progress) -> dict[str, Any]:
    return {
        "id": item.id,
        "title": item.title,
        "topic": item.topic,
        "level": item.level,
        "minutes": item.minutes,
        "state": state.value,
    }


def _item_view(request: GymRequest, kind: str, topic: str, name: str) -> dict[str, Any]:
    item = item_of(request.gym, kind, topic, name)
    practice.open_item(request.learner, item, at=request.gym.now())
    is_derivation = isinstance(item, Derivation)
    return {
        **_item_line(item, practice.progress_in(request.learner, [item])[item.id]),
        "objectives": list(item.objectives),
        "ask": item.ask,
        "goal": item.goal if is_derivation else None,
        "given": list(item.setting.given),
        "symbols": [
            {"name": symbol_name(each), "is_": symbol_words(each), "about": each.about}
            for each in item.setting.symbols
        ],
        "milestones": len(item.milestones) if is_derivation else 0,
        "sources": list(item.sources),
    }


def _attempts(request: GymRequest, kind: str, topic: str, name: str) -> list[dict[str, Any]]:
    known = practice.attempts(request.learner, item_of(request.gym, kind, topic, name))
    return [_attempt_line(number, each) for number, each in known.items()]


def _judged_lines(request: GymRequest, kind: str, topic: str, name: str, body: Lines) -> Status:
    try:
        number, attempt = practice.judge_lines(
            request.learner,
            item_of(request.gym, kind, topic, name),
            [readable(line) for line in body.lines],
            at=request.gym.now(),
            judge=request.gym.checker.judge,
            face=Face.API,
        )
    except practice.NotJudged as error:
        raise HttpError(422, str(error)) from error
    found = _attempt_line(number, attempt) | {
        "first_wrong": attempt.report.first_wrong,
        "lines": [
            _line_view(latex, line)
            for latex, line in zip(attempt.lines, record.as_json(attempt.report)["lines"], strict=True)
        ],
    }
    return Status(201, found)


def _attempt_line(number: int, attempt: Attempt) -> dict[str, Any]:
    return {
        "number": number,
        "at": attempt.at,
        "seconds": attempt.seconds,
        "complete": attempt.report.complete,
        "reached": len(attempt.report.reached),
    }


def _line_view(latex: str, line: dict[str, Any]) -> dict[str, Any]:
    """A line of a recorded report, without the planted line that it behaves like."""
    slip = line["slip"]
    kept = {key: line[key] for key in ("status", "message", "counterexample", "at", "own")}
    return kept | {
        "latex": latex,
        "mistake": slip["name"] if slip else None,
        "advice": slip["advice"] if slip else None,
        "repair": line["repair"] or None,
        "expected": line["expected"] or None,
    }
