"""Appends to a learner's history, and reads it back, in order of time: an older history may be merged into it later."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import datetime

from django.db.models import Count, QuerySet

from viva.content.verdict import Verdict
from viva.store.entries import (
    Answer,
    Attempt,
    Draft,
    HintTaken,
    Note,
    Opening,
    Past,
    SelfCheck,
    SolutionSeen,
    Subject,
    Submission,
    TriedTests,
)
from viva.store.models import (
    AnswerRow,
    AttemptRow,
    DraftRow,
    HintTakenRow,
    Learner,
    NoteRow,
    OpeningRow,
    SelfCheckRow,
    SolutionSeenRow,
    SubmissionRow,
    TriedTestsRow,
)

OWNER = "owner"


def local_owner() -> int:
    """The learner of an installation without accounts: made on first use."""
    return Learner.objects.get_or_create(username=OWNER, defaults={"first_name": "Owner"})[0].pk


def append_submission(learner: int, submission: Submission) -> int:
    """Keep a submission; returns its number."""
    row = SubmissionRow.of(learner, submission)
    row.save()
    return row.pk


def submission(learner: int, problem: str, number: int) -> Submission | None:
    """One submission of this learner to this problem."""
    row = SubmissionRow.objects.filter(learner=learner, problem=problem, pk=number).first()
    return None if row is None else row.value()


def history(learner: int, problem: str, *, most: int = 100) -> tuple[Past, ...]:
    """The latest submissions to a problem, newest first."""
    rows = SubmissionRow.objects.filter(learner=learner, problem=problem).defer("source", "judgement")
    return tuple(row.past() for row in rows.order_by("-at", "-pk")[:most])


def submissions(learner: int, *, before: int | None = None, most: int = 50) -> tuple[Past, ...]:
    """The latest submissions to all problems, newest first. before: only those with a smaller number."""
    rows = SubmissionRow.objects.filter(learner=learner).defer("source", "judgement")
    rows = rows if before is None else rows.filter(pk__lt=before)
    return tuple(row.past() for row in rows.order_by("-pk")[:most])


def forecasts(learner: int) -> Mapping[tuple[float, bool], int]:
    """How many submissions had each confidence and were, or were not, accepted."""
    stated = _judged(learner).filter(confidence__isnull=False).values_list("confidence", "verdict")
    found: Counter[tuple[float, bool]] = Counter()
    for confidence, verdict, count in stated.annotate(Count("pk")):
        found[confidence, verdict == Verdict.ACCEPTED.value] += count
    return found


def latest_openings(learner: int) -> Mapping[str, datetime]:
    """When each problem was last begun."""
    pairs = OpeningRow.objects.filter(learner=learner).order_by("at", "pk").values_list("problem", "at")
    return dict(pairs)


def has_submitted(learner: int, problem: str) -> bool:
    """Whether a program was handed in and judged."""
    return _judged(learner).filter(problem=problem).exists()


def tried(learner: int) -> Mapping[str, bool]:
    """The problems handed in by this learner, and whether any submission was accepted."""
    pairs = _judged(learner).values_list("problem", "verdict").distinct()
    found: dict[str, bool] = {}
    for problem, verdict in pairs:
        found[problem] = found.get(problem, False) or verdict == Verdict.ACCEPTED.value
    return found


def _judged(learner: int) -> QuerySet[SubmissionRow]:
    """Submissions, except those that met a defect of ours: they are kept, but they are no tries."""
    return SubmissionRow.objects.filter(learner=learner).exclude(verdict=Verdict.JUDGE_ERROR.value)


def append_opening(learner: int, opening: Opening) -> None:
    OpeningRow.of(learner, opening).save()


def openings(learner: int, problem: str, *, most: int | None = None) -> tuple[Opening, ...]:
    """When a problem was begun, oldest first. most: only so many of the latest."""
    rows = OpeningRow.objects.filter(learner=learner, problem=problem).order_by("-at", "-pk")[:most]
    return tuple(row.value() for row in reversed(rows))


def last_opening(learner: int, problem: str) -> Opening | None:
    """When a problem was last begun."""
    return next(iter(openings(learner, problem, most=1)), None)


def append_hint(learner: int, taken: HintTaken) -> None:
    """Keep that a hint was read; a second reading of the same hint adds nothing."""
    HintTakenRow.objects.bulk_create([HintTakenRow.of(learner, taken)], ignore_conflicts=True)


def hints(learner: int, problem: str) -> tuple[HintTaken, ...]:
    """The hints that were read, in order."""
    rows = HintTakenRow.objects.filter(learner=learner, problem=problem).order_by("hint")
    return tuple(row.value() for row in rows)


def append_solution_seen(learner: int, seen: SolutionSeen) -> None:
    SolutionSeenRow.of(learner, seen).save()


def append_tried_tests(learner: int, tried: TriedTests) -> None:
    TriedTestsRow.of(learner, tried).save()


def tried_tests(learner: int, problem: str) -> tuple[TriedTests, ...]:
    """Every try at writing tests for a problem, oldest first."""
    rows = TriedTestsRow.objects.filter(learner=learner, problem=problem).order_by("at", "pk")
    return tuple(row.value() for row in rows)


def append_answer(learner: int, answer: Answer) -> int:
    """Keep an answer; returns its number."""
    row = AnswerRow.of(learner, answer)
    row.save()
    return row.pk


def answers(learner: int, question: str) -> Mapping[int, Answer]:
    """Every answer to a question by its number, oldest first."""
    rows = AnswerRow.objects.filter(learner=learner, question=question).order_by("at", "pk")
    return {row.pk: row.value() for row in rows}


def append_self_check(check: SelfCheck) -> None:
    SelfCheckRow.of(check).save()


def self_checks(learner: int, question: str) -> Mapping[int, SelfCheck]:
    """The latest comparison of each answer, by the answer's number."""
    rows = SelfCheckRow.objects.filter(answer__learner=learner, answer__question=question).order_by(
        "at", "pk"
    )
    return {row.answer_id: row.value() for row in rows}


def answered(learner: int) -> frozenset[str]:
    """The questions that were answered at least once."""
    return frozenset(AnswerRow.objects.filter(learner=learner).values_list("question", flat=True).distinct())


def append_attempt(learner: int, attempt: Attempt) -> int:
    """Keep judged lines; returns the attempt's number."""
    row = AttemptRow.of(learner, attempt)
    row.save()
    return row.pk


def attempts(learner: int, item: str, *, most: int = 100) -> Mapping[int, Attempt]:
    """The latest attempts at a derivation or an exercise by their numbers, newest first."""
    rows = AttemptRow.objects.filter(learner=learner, item=item).order_by("-at", "-pk")
    return {row.pk: row.value() for row in rows[:most]}


def attempted(learner: int) -> Mapping[str, bool]:
    """The derivations and exercises that were tried, and whether any attempt was complete."""
    found: dict[str, bool] = {}
    for item, complete in (
        AttemptRow.objects.filter(learner=learner).values_list("item", "complete").distinct()
    ):
        found[item] = found.get(item, False) or complete
    return found


def save_draft(learner: int, draft: Draft) -> None:
    """Overwrite what stands in the editor; own inputs stay as they are where the draft has none."""
    DraftRow.objects.bulk_create(
        [DraftRow.of(learner, draft)],
        update_conflicts=True,
        unique_fields=["learner", "problem"],
        update_fields=["source", "at"] if draft.inputs is None else ["source", "at", "inputs"],
    )


def draft(learner: int, problem: str) -> Draft | None:
    row = DraftRow.objects.filter(learner=learner, problem=problem).first()
    return None if row is None else row.value()


def forget_draft(learner: int, problem: str) -> None:
    """Empty the editor: the starter stands there again."""
    DraftRow.objects.filter(learner=learner, problem=problem).delete()


def save_note(learner: int, note: Note) -> None:
    """Overwrite the note on a thing; an empty one is none."""
    if not note.text.strip():
        NoteRow.objects.filter(learner=learner, subject=note.subject.value, item=note.item).delete()
        return
    NoteRow.objects.bulk_create(
        [NoteRow.of(learner, note)],
        update_conflicts=True,
        unique_fields=["learner", "subject", "item"],
        update_fields=["text", "at"],
    )


def note(learner: int, subject: Subject, item: str) -> Note | None:
    row = NoteRow.objects.filter(learner=learner, subject=subject.value, item=item).first()
    return None if row is None else row.value()


def notes(learner: int) -> tuple[Note, ...]:
    """Every note of a learner, the latest first."""
    return tuple(row.value() for row in NoteRow.objects.filter(learner=learner).order_by("-at", "-pk"))
