"""What the machine finds in an answer, for the learner to check; earlier clicks on the question move its edge."""

from __future__ import annotations

import logging
from functools import lru_cache

from viva import answers as room
from viva.answers import Compared, Override, Rubric
from viva.content.question import Question
from viva.practice.answer import Given, answers

log = logging.getLogger("viva.practice")
_LOOKED_AT = 5  # earlier answers; older clicks are about another way of speaking
_KEPT = 512  # comparisons; a page that is looked at again costs nothing


def compared(learner: int, question: Question, given: Given) -> Compared:
    """An answer beside the rubric. The earlier answers to the question say how much is asked of a point."""
    earlier = [
        each
        for each in answers(learner, question)
        if each.number < given.number and each.covered is not None and each.answer.digest == question.digest
    ]
    rubric = room.rubric_of(question)
    moved = room.shift(
        Override(_compared(rubric, each.answer.text, 0.0), each.covered)
        for each in earlier[-_LOOKED_AT:]
        if each.covered is not None
    )
    return _compared(rubric, given.answer.text, moved)


@lru_cache(maxsize=_KEPT)
def _compared(rubric: Rubric, text: str, shift: float) -> Compared:
    return room.compare(rubric, text, encoder=_encoder(), shift=shift)


@lru_cache(maxsize=1)
def _encoder() -> room.Encoder | None:
    """The encoder, if it is installed and the one that was measured; pages go on without it."""
    try:
        return room.installed()
    except room.WrongModel as error:
        log.error("%s", error)
        return None
