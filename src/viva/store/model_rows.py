"""The table of what language models found in answers."""

from __future__ import annotations

import json

from django.db import models

from viva.answers import record
from viva.store.appendonly import AppendOnly
from viva.store.entries import ModelComparison


class ModelComparisonRow(AppendOnly):
    """A language model compared an answer with the key points; the latest counts."""

    answer = models.ForeignKey("store.AnswerRow", on_delete=models.PROTECT, related_name="by_model")
    model = models.CharField(max_length=200)
    compared = models.TextField()  # JSON
    at = models.DateTimeField()

    class Meta:
        db_table = "store_model_comparison"

    @staticmethod
    def of(value: ModelComparison) -> ModelComparisonRow:
        compared = json.dumps(record.as_json(value.compared), ensure_ascii=False, allow_nan=False)
        return ModelComparisonRow(answer_id=value.answer, model=value.model, compared=compared, at=value.at)

    def value(self) -> ModelComparison:
        return ModelComparison(
            self.answer_id, self.model, record.from_json(json.loads(self.compared)), self.at
        )
