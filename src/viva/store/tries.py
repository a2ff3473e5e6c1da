"""What was tried at an item, without the programs and the reports: what reviews are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from viva.content.verdict import Verdict
from viva.derive import record
from viva.store.models import AttemptRow, SolutionSeenRow, SubmissionRow

LATELY = 200  # tries looked back on for what was left unfinished


@dataclass(frozen=True, slots=True)
class Tried:
    """One try. seconds: since the item was begun. wrong: it was refused; unfinished lines are neither."""

    at: datetime
    solved: bool
    wrong: bool
    seconds: float
    confidence: float | None = None


def of_problem(learner: int, problem: str) -> tuple[Tried, ...]:
    """Oldest first. What met a defect of ours was no try."""
    rows = SubmissionRow.objects.filter(learner=learner, problem=problem)
    rows = rows.exclude(verdict=Verdict.JUDGE_ERROR.value).order_by("at", "pk")
    accepted = Verdict.ACCEPTED.value
    return tuple(
        Tried(at, verdict == accepted, verdict != accepted, seconds, confidence)
        for at, verdict, seconds, confidence in rows.values_list("at", "verdict", "seconds", "confidence")
    )


def of_lines(learner: int, item: str) -> tuple[Tried, ...]:
    """At a derivation or an exercise, oldest first. item: its key."""
    rows = AttemptRow.objects.filter(learner=learner, item=item).order_by("at", "pk")
    return tuple(
        Tried(at, complete, not complete and _refused(report), seconds)
        for at, complete, report, seconds in rows.values_list("at", "complete", "report", "seconds")
    )


def solutions(learner: int, item: str) -> tuple[datetime, ...]:
    """When the solution was read, oldest first."""
    rows = SolutionSeenRow.objects.filter(learner=learner, problem=item).order_by("at", "pk")
    return tuple(rows.values_list("at", flat=True))


def left(learner: int) -> dict[str, datetime]:
    """The items whose latest try did not solve them, by key, and when that was; among the latest tries."""
    submitted = SubmissionRow.objects.filter(learner=learner).order_by("-pk")
    written = AttemptRow.objects.filter(learner=learner).order_by("-pk")
    accepted = Verdict.ACCEPTED.value
    found: dict[str, tuple[datetime, bool]] = {}
    for problem, at, verdict in submitted.values_list("problem", "at", "verdict")[:LATELY]:
        found.setdefault(f"problem:{problem}", (at, verdict == accepted))
    for item, at, complete in written.values_list("item", "at", "complete")[:LATELY]:
        found.setdefault(item, (at, complete))
    return {key: at for key, (at, solved) in found.items() if not solved}


def _refused(report: str) -> bool:
    return record.from_json(json.loads(report)).first_wrong is not None
