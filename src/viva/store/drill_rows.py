"""The table of answered drills."""

from __future__ import annotations

from django.db import models

from viva.store.appendonly import AppendOnly
from viva.store.entries import DrillAnswer


class DrillRow(AppendOnly):
    """A number was given for the question that a drill made of a seed."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    drill = models.CharField(max_length=200)  # topic/name
    digest = models.CharField(max_length=128)
    seed = models.BigIntegerField()
    text = models.CharField(max_length=200)  # as it was typed
    answer = models.FloatField()  # the right one
    right = models.BooleanField()
    at = models.DateTimeField()
    seconds = models.FloatField()

    class Meta:
        db_table = "store_drill"
        indexes = (models.Index(fields=["learner", "drill", "right"], name="drill_by_name"),)

    @staticmethod
    def of(learner: int, value: DrillAnswer) -> DrillRow:
        return DrillRow(
            learner_id=learner,
            drill=value.drill,
            digest=value.digest,
            seed=value.seed,
            text=value.text,
            answer=value.answer,
            right=value.right,
            at=value.at,
            seconds=value.seconds,
        )

    def value(self) -> DrillAnswer:
        return DrillAnswer(
            self.drill, self.digest, self.seed, self.text, self.answer, self.right, self.at, self.seconds
        )
