"""What was tried at an item, without the programs and the reports: what reviews are made of."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Model, QuerySet

from viva.content.verdict import Verdict
from viva.derive import record
from viva.store.models import AttemptRow, SolutionSeenRow, SubmissionRow

LATELY = 200  # tries looked back on for what was left unfinished

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True, slots=True)
class Tried:
    """One try. seconds: since the item was begun. wrong: it was refused; unfinished lines are neither."""

    at: datetime
    solved: bool
    wrong: bool
    seconds: float
    confidence: float | None = None

    @staticmethod
    def judged(at: datetime, verdict: str, seconds: float, confidence: float | None) -> Tried:
        """A program, by what the judge said of it."""
        accepted = verdict == Verdict.ACCEPTED.value
        return Tried(at, accepted, not accepted, seconds, confidence)


def of_lines(learner: int, item: str, *, since: datetime | None = None) -> tuple[Tried, ...]:
    """At a derivation or an exercise, oldest first. item: its key."""
    rows = _since(since, AttemptRow.objects.filter(learner=learner, item=item))
    return tuple(
        Tried(at, complete, not complete and _refused(report), seconds)
        for at, complete, report, seconds in rows.values_list("at", "complete", "report", "seconds")
    )


def solutions(learner: int, item: str, *, since: datetime | None = None) -> tuple[datetime, ...]:
    """When the solution was read, oldest first."""
    rows = _since(since, SolutionSeenRow.objects.filter(learner=learner, problem=item))
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


def _since(at: datetime | None, rows: QuerySet[Row]) -> QuerySet[Row]:
    return (rows if at is None else rows.filter(at__gte=at)).order_by("at", "pk")


def _refused(report: str) -> bool:
    return record.from_json(json.loads(report)).first_wrong is not None
