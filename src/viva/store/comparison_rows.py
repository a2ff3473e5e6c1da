"""The table of filled comparisons."""

from __future__ import annotations

import json

from django.db import models

from viva.store.appendonly import AppendOnly
from viva.store.entries import FilledTable


class ComparisonRow(AppendOnly):
    """The cells of a comparison were chosen."""

    learner = models.ForeignKey("store.Learner", on_delete=models.PROTECT, related_name="+")
    comparison = models.CharField(max_length=200)  # topic/name
    digest = models.CharField(max_length=128)
    cells = models.TextField()  # JSON: a list for each row
    right = models.PositiveSmallIntegerField()
    total = models.PositiveSmallIntegerField()
    at = models.DateTimeField()
    seconds = models.FloatField()

    class Meta:
        db_table = "store_comparison"
        indexes = (models.Index(fields=["learner", "comparison"], name="comparison_by_name"),)

    @staticmethod
    def of(learner: int, value: FilledTable) -> ComparisonRow:
        return ComparisonRow(
            learner_id=learner,
            comparison=value.comparison,
            digest=value.digest,
            cells=json.dumps(value.cells, ensure_ascii=False),
            right=value.right,
            total=value.total,
            at=value.at,
            seconds=value.seconds,
        )

    def value(self) -> FilledTable:
        cells = tuple(tuple(row) for row in json.loads(self.cells))
        return FilledTable(self.comparison, self.digest, cells, self.right, self.total, self.at, self.seconds)
