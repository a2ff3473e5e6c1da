"""What the JSON interface takes and gives: the schemas of `/api/openapi.json`."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ninja import Schema
from pydantic import Field

from viva.practice.derive import MOST_LINES


class ProblemLine(Schema):
    """A problem in a list."""

    id: str
    title: str
    topic: str
    level: int
    minutes: int
    runtime: str
    state: str = Field(description="new, tried or solved")


class ExampleView(Schema):
    """A case that is shown, with the reference's answer or the error that is the right answer."""

    name: str
    inputs: dict[str, str]
    expected: str | None
    error: str


class ProblemView(ProblemLine):
    """A problem, whole; nothing of what the gate closes."""

    entry: list[str]
    forbidden: list[str]
    objectives: list[str]
    statement: str = Field(description="Markdown with $...$ formulas")
    starter: str
    examples: list[ExampleView] | None = Field(
        description="null while they are being computed for the first time"
    )


class DraftView(Schema):
    source: str
    inputs: str | None = None


class Program(Schema):
    """What is handed in. confidence: your own probability of being accepted."""

    source: str = Field(max_length=1 << 20)
    confidence: float | None = Field(None, ge=0, le=1)


class Trial(Schema):
    """A run on own inputs: assignments such as `A = [[1, 2], [3, 4]]`."""

    source: str = Field(max_length=1 << 20)
    inputs: str = Field(max_length=1 << 16)


class SubmissionLine(Schema):
    number: int
    verdict: str
    at: datetime
    seconds: float
    confidence: float | None


class SubmissionView(SubmissionLine):
    source: str
    judgement: dict[str, Any] = Field(description="as in docs/machine-interface.md")


class RunView(Schema):
    verdict: str
    message: str
    got: str | None
    expected: str | None
    stdout: str
    traceback: str


class ItemLine(Schema):
    """A derivation or a formula exercise in a list."""

    id: str
    title: str
    topic: str
    level: int
    minutes: int
    state: str = Field(description="new, tried or solved")


class SymbolView(Schema):
    name: str = Field(description="LaTeX, as lines write it")
    is_: str = Field(
        serialization_alias="is", description="its type, its shape, where its values lie, in words"
    )
    about: str


class ItemView(ItemLine):
    """A derivation or an exercise, whole; nothing of what the gate closes."""

    objectives: list[str]
    ask: str = Field(description="Markdown with $...$ formulas")
    goal: str | None = Field(description="LaTeX; null for an exercise")
    given: list[str]
    symbols: list[SymbolView]
    milestones: int = Field(description="how many there are; 0 for an exercise")
    sources: list[str]


class Lines(Schema):
    """Lines in LaTeX, at most 60 of at most 4,000 characters; for an exercise one, with or without the left side."""

    lines: list[str] = Field(min_length=1, max_length=MOST_LINES)


class LineView(Schema):
    latex: str
    status: str = Field(description="follows, does_not_follow, skips, circular, undecided or not_parsed")
    message: str
    counterexample: dict[str, Any] | None
    mistake: str | None = Field(description="the name of the known mistake it behaves like")
    advice: str | None
    repair: str | None
    at: int | None = Field(description="where a line that is not understood stops making sense")
    expected: str | None
    own: bool = Field(description="judged against your own wrong line before it")


class AttemptLine(Schema):
    number: int
    at: datetime
    seconds: float
    complete: bool
    reached: int = Field(description="how many milestones")


class AttemptView(AttemptLine):
    first_wrong: int | None = Field(description="from 0")
    lines: list[LineView]


class FoundView(Schema):
    kind: str
    title: str
    address: str
