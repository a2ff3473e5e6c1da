"""The pages' JSON twin, for editors, notebooks and programs of others: `/api/`, described by `/api/openapi.json`.

Judgements are those of docs/machine-interface.md. A program that is not a browser needs no token; a browser is let in
only from Viva's own pages (`guard`), and only with JSON, which no foreign form can send.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI, Schema, Status
from ninja.errors import HttpError
from pydantic import Field

from viva import __version__, practice
from viva.content.problem import Problem
from viva.content.starter import starter
from viva.judge.errors import InputsError
from viva.judge.machine import machine_view
from viva.store.entries import Face, Past, Submission
from viva.web.editor import readable
from viva.web.lookup import problem_of
from viva.web.request import GymRequest
from viva.web.search_page import KINDS, address

PATIENCE = 20.0  # seconds that a program waits for the examples of a problem that nobody has opened yet

api = NinjaAPI(title="Viva", version=__version__, docs_url=None, urls_namespace="api")


class ProblemLine(Schema):
    """A problem in a list."""

    id: str
    title: str
    topic: str
    level: int
    minutes: int
    runtime: str
    state: str = Field(description="new, tried or solved")


class ExampleView(Schema):
    """A case that is shown, with the reference's answer or the error that is the right answer."""

    name: str
    inputs: dict[str, str]
    expected: str | None
    error: str


class ProblemView(ProblemLine):
    """A problem, whole; nothing of what the gate closes."""

    entry: list[str]
    forbidden: list[str]
    objectives: list[str]
    statement: str = Field(description="Markdown with $...$ formulas")
    starter: str
    examples: list[ExampleView] | None = Field(
        description="null while they are being computed for the first time"
    )


class DraftView(Schema):
    source: str
    inputs: str | None = None


class Program(Schema):
    """What is handed in. confidence: your own probability of being accepted."""

    source: str = Field(max_length=1 << 20)
    confidence: float | None = Field(None, ge=0, le=1)


class Trial(Schema):
    """A run on own inputs: assignments such as `A = [[1, 2], [3, 4]]`."""

    source: str = Field(max_length=1 << 20)
    inputs: str = Field(max_length=1 << 16)


class SubmissionLine(Schema):
    number: int
    verdict: str
    at: datetime
    seconds: float
    confidence: float | None


class SubmissionView(SubmissionLine):
    source: str
    judgement: dict[str, Any] = Field(description="as in docs/machine-interface.md")


class RunView(Schema):
    verdict: str
    message: str
    got: str | None
    expected: str | None
    stdout: str
    traceback: str


class FoundView(Schema):
    kind: str
    title: str
    address: str


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
        seconds=practice.seconds_since_opened(mine.learner, found, now=now),
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
