"""Compares an answer with the help of a language model, beside the comparison that needs none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from viva.answers.asked import asked, schema
from viva.answers.endpoint import Endpoint
from viva.answers.errors import ModelError, ModelRefused
from viva.answers.reply import read_reply
from viva.answers.rubric import Rubric
from viva.answers.verdict import Compared

SECONDS = 20.0  # for everything, the second try included
_APART = 0.5  # share of the points above which two comparisons disagree


@dataclass(frozen=True, slots=True)
class ByModel:
    """What a model found. model: its name."""

    model: str
    compared: Compared


def compare_by_model(
    rubric: Rubric, answer: str, endpoint: Endpoint, *, key: str, clock: Callable[[], float]
) -> ByModel:
    """One question, and one more if the reply cannot be used. Raises ModelError if there is still none.

    key: random letters, new each time. clock: seconds that only grow, as time.monotonic gives them.
    """
    question, ends = asked(rubric, answer, key), clock() + SECONDS
    wanted = schema([point.id for point in rubric.points])
    try:
        reply = endpoint.reply(question.messages, wanted, seconds=ends - clock())
        return ByModel(endpoint.model, read_reply(rubric, question, reply))
    except ModelRefused:
        again = None  # many servers know no schemas: the rules say the same in words
    except ModelError:
        again = wanted
    left = ends - clock()
    if left <= 0:
        raise ModelError(f"{endpoint.model} took longer than {SECONDS:.0f} seconds")
    reply = endpoint.reply(question.messages, again, seconds=left)
    return ByModel(endpoint.model, read_reply(rubric, question, reply))


def disagree(first: Compared, second: Compared) -> bool:
    """Whether two comparisons say different things about more than half of the points: then both are shown."""
    pairs = list(zip(first.points, second.points, strict=True))
    return sum(a.label is not b.label for a, b in pairs) > _APART * len(pairs)
