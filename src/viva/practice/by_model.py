"""Has a language model compare an answer, where the learner asked for it; what it found is kept."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from datetime import datetime

from viva import answers as room
from viva.answers import Endpoint, ModelError
from viva.content.question import Question
from viva.practice.answer import answers
from viva.store import model_comparisons
from viva.store.entries import ModelComparison

log = logging.getLogger("viva.practice")


class ModelFailed(LookupError):
    """The model gave nothing that can be used; the comparison without it stands. Says why, to be shown."""


def ask_model(
    learner: int,
    question: Question,
    number: int,
    endpoint: Endpoint,
    *,
    at: datetime,
    key_of: Callable[[], str],
    clock: Callable[[], float] = time.monotonic,
) -> ModelComparison:
    """Sends one answer to a language model and keeps what it found; it may take 20 seconds.

    key_of: makes random letters. Raises LookupError if the learner gave no such answer, ModelFailed.
    """
    given = {each.number: each for each in answers(learner, question)}.get(number)
    if given is None:
        raise LookupError(f"There is no answer {number} to {question.id}.")
    try:
        found = room.compare_by_model(
            room.rubric_of(question), given.answer.text, endpoint, key=key_of(), clock=clock
        )
    except ModelError as error:
        log.warning("the model: %s", error)
        raise ModelFailed(str(error)) from error
    kept = ModelComparison(number, found.model, found.compared, at)
    model_comparisons.append_model_comparison(kept)
    return kept


def found_by_model(learner: int, number: int) -> ModelComparison | None:
    """What a model found in an answer the last time."""
    return model_comparisons.model_comparison(learner, number)
