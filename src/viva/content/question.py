"""A question that is answered in words: what an interviewer asks, and what a good answer says.

+++
title = "Why divide by the square root of d"
objectives = ["llm.attention-scaling"]
level = 2
seconds = 120
sources = ["Vaswani et al., Attention Is All You Need, NeurIPS 2017, section 3.2.1"]

[[key_point]]
id = "variance"
weight = 2
text = "The variance of a dot product grows with the dimension"
phrasings = ["q·k has variance d"]

[[misconception]]
text = "It normalises the weights to sum to one"
advice = "The softmax does that, with or without the division."

[[follow_up]]
ask = "..."
answer = "..."
+++

Why are the scores divided by $\\sqrt{d_k}$?

## Model answer

Because ...

A list question ("name five ...") has `need = 5` in its header. Its key points are then all that may be named, more than
are needed, and as many as are needed are enough.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from viva.content.document import Document, read_document
from viva.content.errors import Finding
from viva.content.problem import FollowUp
from viva.content.toml import Table

ANSWER = "Model answer"
MOST_LISTED = 30  # key points of a list question
_LONGER = 2  # how many more may be named than are needed, at least


@dataclass(frozen=True, slots=True)
class KeyPoint:
    """Something that a good answer says. phrasings: other words in which people say it."""

    id: str
    weight: int
    text: str
    phrasings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Misconception:
    """Something wrong that people say, and what to tell them."""

    text: str
    advice: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question file, read. id: topic/name. ask and model_answer are Markdown."""

    id: str
    file: Path
    digest: str  # of the file
    title: str
    objectives: tuple[str, ...]
    level: int  # 1 junior, 2 mid, 3 senior, 4 research
    seconds: int  # of speech that a good answer takes
    sources: tuple[str, ...]
    ask: str
    model_answer: str
    key_points: tuple[KeyPoint, ...]
    misconceptions: tuple[Misconception, ...]
    follow_ups: tuple[FollowUp, ...]
    need: int = 0  # of a list question: how many of the key points are enough; 0 where all of them count

    @property
    def minutes(self) -> int:
        """Its seconds in whole minutes, rounded up."""
        return math.ceil(self.seconds / 60)

    @property
    def whole(self) -> int:
        """The weight of a complete answer."""
        return self.need or sum(point.weight for point in self.key_points)

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]


def read_question(file: Path) -> Question:
    """The question in topic/questions/name.md. Raises ContentError with everything that is wrong with it."""
    document = read_document(file)
    header = document.header
    answers = [section.text for section in document.sections() if section.title == ANSWER]
    question = Question(
        id=f"{file.parent.parent.name}/{file.stem}",
        file=file,
        digest=hashlib.sha256(file.read_bytes()).hexdigest()[:32],
        title=header.text("title"),
        objectives=header.texts("objectives"),
        level=header.integer("level", low=1, high=4),
        seconds=header.integer("seconds", low=10, high=1800),
        sources=header.texts("sources"),
        ask=document.preamble,
        model_answer=answers[0] if answers else "",
        key_points=tuple(map(_key_point, header.tables("key_point"))),
        misconceptions=tuple(map(_misconception, header.tables("misconception"))),
        need=header.integer("need", 0, low=2, high=MOST_LISTED) if "need" in header else 0,
        follow_ups=tuple(
            FollowUp(each.text("ask"), each.text("answer").strip()) for each in header.tables("follow_up", ())
        ),
    )
    header.finish(_faults(question, document))
    return question


def _key_point(table: Table) -> KeyPoint:
    return KeyPoint(
        id=table.text("id"),
        weight=table.integer("weight", low=1, high=5),
        text=table.text("text"),
        phrasings=table.texts("phrasings"),
    )


def _misconception(table: Table) -> Misconception:
    return Misconception(table.text("text"), table.text("advice"))


def _faults(question: Question, document: Document) -> Iterator[Finding]:
    body = f"{question.file}:{document.first}"
    if not question.ask:
        yield Finding(body, "it asks nothing", "Write the question between the header and the model answer.")
    if [section.title for section in document.sections()] != [ANSWER] or not question.model_answer:
        yield Finding(body, "there is no model answer", f"Write it below the one heading ## {ANSWER}.")
    yield from _miscounted(question)
    if len(question.misconceptions) < 2:
        what = f"it has {len(question.misconceptions)} misconceptions"
        yield Finding(f"{question.file}:1", what, "Name at least two wrong things that people say.")
    if len({point.id for point in question.key_points}) < len(question.key_points):
        yield Finding(f"{question.file}:1", "two key points have the same id", "Rename one.")


def _miscounted(question: Question) -> Iterator[Finding]:
    where, count = f"{question.file}:1", len(question.key_points)
    if not question.need and not 3 <= count <= 8:
        what = f"it has {count} key points"
        yield Finding(where, what, "Name three to eight things that a good answer says.")
    if question.need and not question.need + _LONGER <= count <= MOST_LISTED:
        what = f"it asks for {question.need} things and accepts {count}"
        yield Finding(where, what, f"Accept at least {_LONGER} more, and at most {MOST_LISTED}.")
    if question.need and any(point.weight != 1 for point in question.key_points):
        yield Finding(where, "the things of a list weigh differently", "Give each the weight 1.")
