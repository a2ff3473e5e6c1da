"""What a good answer says, as the comparison needs it: of a question in a pack, or of a line of JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from viva.answers.errors import NotARubric
from viva.content.question import KeyPoint, Question

MOST_POINTS = 40
MOST_LETTERS = 20_000  # of an answer
LONGEST_PHRASE = 1_000  # letters of a key point, a phrasing, a misconception
MOST_PHRASES = 400  # in a rubric
_HEAVIEST = 1_000


@dataclass(frozen=True, slots=True)
class Rubric:
    """Key points and misconceptions. ask: the question, whose words alone earn nothing; may be empty.

    need: how many of the points are enough, whatever they weigh; 0 where all count.
    """

    ask: str
    points: tuple[KeyPoint, ...]
    misconceptions: tuple[str, ...]
    need: int = 0


def rubric_of(question: Question) -> Rubric:
    """That of a question in a pack."""
    wrong = tuple(each.text for each in question.misconceptions)
    return Rubric(f"{question.title}\n{question.ask}", question.key_points, wrong, question.need)


def phrases(point: KeyPoint) -> tuple[str, ...]:
    """All the words in which a point is put."""
    return (point.text, *point.phrasings)


def read_line(asked: Any) -> tuple[Rubric, str]:
    """A rubric and an answer from JSON, `{"rubric": {...}, "answer": "..."}`. Raises NotARubric.

    The rubric has the keys of a question file: key_point, and if there are any, misconception, need, ask or title.
    What the comparison does not need (weight, phrasings, advice, sources, ...) may be left out.
    """
    if not isinstance(asked, dict) or not isinstance(asked.get("rubric"), dict):
        raise NotARubric("a line is an object with a rubric, itself an object, and an answer")
    answer = asked.get("answer")
    if not isinstance(answer, str):
        raise NotARubric("`answer` must be a string")
    if len(answer) > MOST_LETTERS:
        raise NotARubric(f"`answer` has {len(answer)} characters; {MOST_LETTERS} are the most")
    return read_rubric(asked["rubric"]), answer


def read_rubric(facts: dict[str, Any]) -> Rubric:
    """A rubric from JSON. Raises NotARubric."""
    points = tuple(_point(each, n) for n, each in enumerate(_list(facts, "key_point"), 1))
    wrong = tuple(_misconception(each) for each in _list(facts, "misconception"))
    ask = "\n".join(_text(facts, key, "") for key in ("title", "ask") if key in facts)
    if not points:
        raise NotARubric("`key_point` is missing or empty: name what a good answer says")
    if len(points) > MOST_POINTS:
        raise NotARubric(f"`key_point` has {len(points)} entries; {MOST_POINTS} are the most")
    if len({point.id for point in points}) < len(points):
        raise NotARubric("two key points have the same id")
    if sum(len(phrases(point)) for point in points) + len(wrong) > MOST_PHRASES:
        raise NotARubric(f"there are more than {MOST_PHRASES} key points, phrasings and misconceptions")
    return Rubric(ask, points, wrong, _need(facts, len(points)))


def _need(facts: dict[str, Any], points: int) -> int:
    need = facts.get("need", 0)
    if not isinstance(need, int) or isinstance(need, bool) or not 0 <= need <= points:
        raise NotARubric(f"`need` must be a whole number from 0 to {points}, the number of key points")
    return need


def _point(facts: Any, number: int) -> KeyPoint:
    if not isinstance(facts, dict):
        raise NotARubric("each `key_point` is an object with text")
    weight = facts.get("weight", 1)
    if not isinstance(weight, int) or isinstance(weight, bool) or not 1 <= weight <= _HEAVIEST:
        raise NotARubric(f"`weight` must be a whole number from 1 to {_HEAVIEST}")
    phrasings = facts.get("phrasings", [])
    if not isinstance(phrasings, list):
        raise NotARubric("`phrasings` must be a list of strings")
    id = facts.get("id", f"k{number}")
    if not isinstance(id, str) or not id.strip():
        raise NotARubric("`id` must be a string")
    return KeyPoint(id, weight, _text(facts, "text"), tuple(_phrase(each) for each in phrasings))


def _misconception(facts: Any) -> str:
    return _text(facts, "text") if isinstance(facts, dict) else _phrase(facts)


def _list(facts: dict[str, Any], key: str) -> list[Any]:
    value = facts.get(key, [])
    if not isinstance(value, list):
        raise NotARubric(f"`{key}` must be a list")
    return value


def _text(facts: dict[str, Any], key: str, default: str | None = None) -> str:
    return _phrase(facts.get(key, default))


def _phrase(value: Any) -> str:
    if not isinstance(value, str) or not value.strip():
        raise NotARubric("texts, phrasings and misconceptions are strings that are not empty")
    if len(value) > LONGEST_PHRASE:
        raise NotARubric(f"a text has {len(value)} characters; {LONGEST_PHRASE} are the most")
    return value
