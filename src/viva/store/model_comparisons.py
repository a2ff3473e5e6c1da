"""Appends what language models found in answers, and reads it back."""

from __future__ import annotations

from viva.store.entries import ModelComparison
from viva.store.model_rows import ModelComparisonRow


def append_model_comparison(comparison: ModelComparison) -> None:
    """Keep what a model found, for good."""
    ModelComparisonRow.of(comparison).save()


def model_comparison(learner: int, answer: int) -> ModelComparison | None:
    """The latest for an answer of this learner."""
    rows = ModelComparisonRow.objects.filter(answer=answer, answer__learner=learner).order_by("-at", "-pk")
    row = rows.first()
    return None if row is None else row.value()
