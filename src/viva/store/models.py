"""The tables. Each row is made of a value and gives an equal value back."""

from __future__ import annotations

import json

from django.contrib.auth.models import AbstractUser
from django.db import models

from viva.content.verdict import Verdict
from viva.derive import record
from viva.judge.judgement import Judgement
from viva.store import comparison_rows as comparison_rows
from viva.store import drill_rows as drill_rows
from viva.store import memory_rows as memory_rows  # Django finds its tables through this module
from viva.store import model_rows as model_rows
from viva.store.appendonly import AppendOnly
from viva.store.entries import (
    Answer,
    Attempt,
    Draft,
    Face,
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
from viva.store.packed import PackedText


class Learner(AbstractUser):
    """Someone who practises: Django's user, so that accounts can come without moving anybody's history."""

    class Meta(AbstractUser.Meta):
        abstract = False


class Entry(AppendOnly):
    """What every row of history has: whose it is, about what, and when."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="+")
    problem = models.CharField(max_length=200)  # topic/name
    at = models.DateTimeField()

    class Meta:
        abstract = True


class SubmissionRow(Entry):
    """Columns are what lists ask for; everything else the judge said is one JSON text.

    Text rather than a JSON column: PostgreSQL refuses NUL inside JSON, and learners may print it. Long texts are
    packed.
    """

    digest = models.CharField(max_length=128)
    source = PackedText()
    verdict = models.CharField(max_length=20)
    judgement = PackedText()
    seconds = models.FloatField()
    face = models.CharField(max_length=8)
    confidence = models.FloatField(null=True)

    class Meta:
        db_table = "store_submission"
        indexes = (
            models.Index(fields=["learner", "problem", "verdict"], name="submission_by_problem"),
            models.Index(
                fields=["learner", "confidence", "verdict"],
                condition=models.Q(confidence__isnull=False),
                name="submission_by_confidence",
            ),
        )

    @staticmethod
    def of(learner: int, value: Submission) -> SubmissionRow:
        judgement = value.judgement
        return SubmissionRow(
            learner_id=learner,
            problem=judgement.problem,
            at=value.at,
            digest=judgement.digest,
            source=value.source,
            verdict=judgement.verdict.value,
            judgement=json.dumps(judgement.as_json(), allow_nan=False),
            seconds=value.seconds,
            face=value.face.value,
            confidence=value.confidence,
        )

    def value(self) -> Submission:
        judgement = Judgement.from_json(json.loads(self.judgement))
        return Submission(self.source, judgement, self.at, self.seconds, Face(self.face), self.confidence)

    def past(self) -> Past:
        face, verdict = Face(self.face), Verdict(self.verdict)
        return Past(self.pk, self.problem, verdict, self.at, self.seconds, face, self.confidence)


class OpeningRow(Entry):
    """A problem was begun."""

    from_memory = models.BooleanField()

    class Meta:
        db_table = "store_opening"
        indexes = (models.Index(fields=["learner", "problem"], name="opening_by_problem"),)

    @staticmethod
    def of(learner: int, value: Opening) -> OpeningRow:
        return OpeningRow(
            learner_id=learner, problem=value.problem, at=value.at, from_memory=value.from_memory
        )

    def value(self) -> Opening:
        return Opening(self.problem, self.at, self.from_memory)


class HintTakenRow(Entry):
    """A hint was read."""

    hint = models.PositiveSmallIntegerField()

    class Meta:
        db_table = "store_hint_taken"
        constraints = (
            models.UniqueConstraint(fields=["learner", "problem", "hint"], name="hint_taken_once"),
        )

    @staticmethod
    def of(learner: int, value: HintTaken) -> HintTakenRow:
        return HintTakenRow(learner_id=learner, problem=value.problem, at=value.at, hint=value.hint)

    def value(self) -> HintTaken:
        return HintTaken(self.problem, self.hint, self.at)


class SolutionSeenRow(Entry):
    """The solution was read."""

    class Meta:
        db_table = "store_solution_seen"
        indexes = (models.Index(fields=["learner", "problem"], name="solution_by_problem"),)

    @staticmethod
    def of(learner: int, value: SolutionSeen) -> SolutionSeenRow:
        return SolutionSeenRow(learner_id=learner, problem=value.problem, at=value.at)

    def value(self) -> SolutionSeen:
        return SolutionSeen(self.problem, self.at)


class TriedTestsRow(Entry):
    """The learner tried tests of their own."""

    digest = models.CharField(max_length=128)
    source = models.TextField()
    sound = models.BooleanField()
    caught = models.PositiveIntegerField()
    total = models.PositiveIntegerField()

    class Meta:
        db_table = "store_tried_tests"
        indexes = (models.Index(fields=["learner", "problem"], name="tried_tests_by_problem"),)

    @staticmethod
    def of(learner: int, value: TriedTests) -> TriedTestsRow:
        return TriedTestsRow(
            learner_id=learner,
            problem=value.problem,
            at=value.at,
            digest=value.digest,
            source=value.source,
            sound=value.sound,
            caught=value.caught,
            total=value.total,
        )

    def value(self) -> TriedTests:
        return TriedTests(
            self.problem, self.digest, self.source, self.sound, self.caught, self.total, self.at
        )


class AnswerRow(AppendOnly):
    """A question was answered."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="+")
    question = models.CharField(max_length=200)  # topic/name
    digest = models.CharField(max_length=128)
    text = models.TextField()
    at = models.DateTimeField()
    seconds = models.FloatField()

    class Meta:
        db_table = "store_answer"
        indexes = (models.Index(fields=["learner", "question"], name="answer_by_question"),)

    @staticmethod
    def of(learner: int, value: Answer) -> AnswerRow:
        return AnswerRow(
            learner_id=learner,
            question=value.question,
            digest=value.digest,
            text=value.text,
            at=value.at,
            seconds=value.seconds,
        )

    def value(self) -> Answer:
        return Answer(self.question, self.digest, self.text, self.at, self.seconds)


class SelfCheckRow(AppendOnly):
    """The learner compared an answer with the key points; the latest counts."""

    answer = models.ForeignKey(AnswerRow, on_delete=models.PROTECT, related_name="checks")
    covered = models.TextField()  # ids of key points, one a line
    at = models.DateTimeField()

    class Meta:
        db_table = "store_self_check"

    @staticmethod
    def of(value: SelfCheck) -> SelfCheckRow:
        return SelfCheckRow(answer_id=value.answer, covered="\n".join(value.covered), at=value.at)

    def value(self) -> SelfCheck:
        return SelfCheck(self.answer_id, tuple(self.covered.splitlines()), self.at)


class AttemptRow(AppendOnly):
    """Lines of a derivation, or a formula, were judged. Columns are what lists ask for; the report is one JSON text."""

    learner = models.ForeignKey(Learner, on_delete=models.PROTECT, related_name="+")
    item = models.CharField(max_length=220)  # derivation:topic/name or exercise:topic/name
    digest = models.CharField(max_length=128)
    lines = PackedText()  # one a line
    report = PackedText()
    reached = models.TextField()  # places of the milestones that were reached, one a line
    complete = models.BooleanField()
    at = models.DateTimeField()
    seconds = models.FloatField()
    face = models.CharField(max_length=8)

    class Meta:
        db_table = "store_attempt"
        indexes = (models.Index(fields=["learner", "item", "complete"], name="attempt_by_item"),)

    @staticmethod
    def of(learner: int, value: Attempt) -> AttemptRow:
        return AttemptRow(
            learner_id=learner,
            item=value.item,
            digest=value.digest,
            lines="\n".join(value.lines),
            report=json.dumps(record.as_json(value.report), allow_nan=False),
            reached="\n".join(map(str, value.report.reached)),
            complete=value.report.complete,
            at=value.at,
            seconds=value.seconds,
            face=value.face.value,
        )

    def value(self) -> Attempt:
        lines = tuple(self.lines.split("\n")) if self.lines else ()
        report = record.from_json(json.loads(self.report))
        return Attempt(self.item, self.digest, lines, report, self.at, self.seconds, Face(self.face))


class DraftRow(models.Model):
    """What stands in the editor: one row for each learner and problem, overwritten."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    problem = models.CharField(max_length=200)
    source = models.TextField()
    inputs = models.TextField(null=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "store_draft"
        constraints = (models.UniqueConstraint(fields=["learner", "problem"], name="one_draft_each"),)

    @staticmethod
    def of(learner: int, value: Draft) -> DraftRow:
        return DraftRow(
            learner_id=learner, problem=value.problem, source=value.source, at=value.at, inputs=value.inputs
        )

    def value(self) -> Draft:
        return Draft(self.problem, self.source, self.at, self.inputs)


class NoteRow(models.Model):
    """What a learner wrote down: one row for each learner and thing, overwritten."""

    learner = models.ForeignKey(Learner, on_delete=models.CASCADE, related_name="+")
    subject = models.CharField(max_length=10)
    item = models.CharField(max_length=200)
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "store_note"
        constraints = (models.UniqueConstraint(fields=["learner", "subject", "item"], name="one_note_each"),)

    @staticmethod
    def of(learner: int, value: Note) -> NoteRow:
        return NoteRow(
            learner_id=learner, subject=value.subject.value, item=value.item, text=value.text, at=value.at
        )

    def value(self) -> Note:
        return Note(Subject(self.subject), self.item, self.text, self.at)
