"""What a language model replied, believed only as far as it can be checked against the answer itself."""

from __future__ import annotations

import json
import re
from typing import Any

from viva.answers.asked import Asked, misconception_id
from viva.answers.errors import ModelError
from viva.answers.rubric import Rubric
from viva.answers.verdict import Compared, Label, MisconceptionSeen, PointVerdict, score

LONGEST_REPLY = 200_000  # letters
LEAST_WORDS = 3  # of a quote
_LONGEST_WHY = 300
_SURE, _UNSURE = 0.8, 0.5  # agreement of language models with people, docs/answers.md; and of nothing
_FENCE = re.compile(r"^\s*```(?:json)?\s*(.*?)\s*```\s*$", re.DOTALL)
_UNQUOTED = "The model quoted no words of your answer for this, so it is not counted."
_GAP = re.compile(r"\s+")


def read_reply(rubric: Rubric, question: Asked, reply: str) -> Compared:
    """The labels and the score, which is ours. Raises ModelError if the reply is not what was asked for."""
    facts = _parsed(reply)
    points = {_text(each, "id"): each for each in _list(facts, "points")}
    ids = [each.id for each in rubric.points]
    if sorted(points) != sorted(ids) or len(_list(facts, "points")) != len(ids):
        raise ModelError(
            f"the reply is about {len(points)} key points, not about the {len(ids)} that were asked for"
        )
    verdicts = tuple(_verdict(points[id], id, question.said) for id in ids)
    weights = [each.weight for each in rubric.points]
    total = score(zip((each.label for each in verdicts), weights, strict=True), rubric.need)
    wrong = _misconceptions(rubric, _list(facts, "misconceptions"), question.said)
    return Compared(verdicts, wrong, total, weaker=False, remarks=question.remarks)


def _verdict(facts: Any, id: str, said: str) -> PointVerdict:
    name = _text(facts, "verdict")
    try:
        label = Label(name)
    except ValueError as error:
        raise ModelError(f"the reply has the verdict {name[:40]!r}") from error
    if label is Label.MISSING:
        return PointVerdict(id, label, "", _SURE, "The model found nothing about it.")
    quote = verbatim(_text(facts, "quote"), said)
    if not quote:
        return PointVerdict(id, Label.UNSURE, "", _UNSURE, _UNQUOTED)
    why = _GAP.sub(" ", _text(facts, "why")).strip()[:_LONGEST_WHY]
    return PointVerdict(id, label, quote, _UNSURE if label is Label.UNSURE else _SURE, why)


def verbatim(quote: str, said: str) -> str:
    """The words of the answer that were quoted, as they stand there; nothing if they do not, or are too few."""
    words = quote.split()
    if len(words) < LEAST_WORDS:
        return ""
    found = re.search(r"\s+".join(map(re.escape, words)), said, re.IGNORECASE)
    return found.group() if found else ""


def _misconceptions(rubric: Rubric, found: list[Any], said: str) -> tuple[MisconceptionSeen, ...]:
    """Those that are in the rubric and quoted from the answer; the others are passed over."""
    numbers = {misconception_id(number): number for number in range(len(rubric.misconceptions))}
    quotes: dict[int, str] = {}
    for each in found:
        number, quote = numbers.get(_text(each, "id")), verbatim(_text(each, "quote"), said)
        if number is not None and quote:
            quotes.setdefault(number, quote)
    return tuple(MisconceptionSeen(number, quotes[number], _SURE) for number in sorted(quotes))


def _parsed(reply: str) -> dict[str, Any]:
    if len(reply) > LONGEST_REPLY:
        raise ModelError(f"the reply has {len(reply)} characters")
    fenced = _FENCE.match(reply)
    try:
        facts = json.loads(fenced[1] if fenced else reply)
    except (ValueError, RecursionError) as error:
        raise ModelError("the reply is not JSON") from error
    if not isinstance(facts, dict):
        raise ModelError("the reply is no JSON object")
    return facts


def _list(facts: dict[str, Any], key: str) -> list[Any]:
    value = facts.get(key, [])
    if not isinstance(value, list):
        raise ModelError(f"`{key}` of the reply is no list")
    return value


def _text(facts: Any, key: str) -> str:
    value = facts.get(key) if isinstance(facts, dict) else None
    if not isinstance(value, str):
        raise ModelError(f"the reply has something without `{key}`")
    return value
