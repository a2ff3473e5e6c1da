"""What a learner's history is made of: frozen values, one per row of the journal."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from viva.answers.verdict import Compared
from viva.content.verdict import Verdict
from viva.derive.verdicts import Report
from viva.judge.judgement import Judgement


class Face(Enum):
    """Through which face of Viva a submission came."""

    WEB = "web"
    CLI = "cli"
    API = "api"


def _aware(at: datetime, owner: str) -> None:
    if at.tzinfo is None:
        raise ValueError(f"{owner}.at needs a time zone, got {at.isoformat()}. Use datetime.now(UTC).")


@dataclass(frozen=True, slots=True)
class Submission:
    """A program that was handed in, and what the judge said of it."""

    source: str
    judgement: Judgement  # names the problem and the digest of its folder
    at: datetime
    seconds: float  # since the problem was opened
    face: Face
    confidence: float | None = (
        None  # the learner's own probability of being accepted, said before the verdict
    )

    def __post_init__(self) -> None:
        _aware(self.at, "Submission")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise ValueError(f"Submission.confidence is a probability, got {self.confidence}.")


@dataclass(frozen=True, slots=True)
class Past:
    """One line of a history: a submission without its source and its judgement."""

    number: int
    problem: str
    verdict: Verdict
    at: datetime
    seconds: float
    face: Face
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the editor, and in the field for own inputs. Overwritten at every save."""

    problem: str
    source: str
    at: datetime
    inputs: str | None = None  # None: nothing was typed there yet

    def __post_init__(self) -> None:
        _aware(self.at, "Draft")


class Subject(Enum):
    """What a note can be about."""

    TOPIC = "topic"
    PROBLEM = "problem"
    QUESTION = "question"
    DERIVATION = "derivation"
    EXERCISE = "exercise"
    DRILL = "drill"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Note:
    """What a learner wrote down about something, in Markdown. Overwritten, like a draft."""

    subject: Subject
    item: str  # its id: a topic, or topic/name
    text: str
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "Note")


@dataclass(frozen=True, slots=True)
class Opening:
    """The learner began a problem, for the first time or once more from memory."""

    problem: str
    at: datetime
    from_memory: bool = False

    def __post_init__(self) -> None:
        _aware(self.at, "Opening")


@dataclass(frozen=True, slots=True)
class HintTaken:
    """A hint was read. Hints are taken in order; the first has number 1."""

    problem: str
    hint: int
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "HintTaken")


@dataclass(frozen=True, slots=True)
class TriedTests:
    """Tests that the learner wrote for a problem, and how many of the wrong programs they caught.

    sound: whether they passed on right programs; caught and total are 0 where they did not.
    """

    problem: str
    digest: str
    source: str
    sound: bool
    caught: int
    total: int
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "TriedTests")


@dataclass(frozen=True, slots=True)
class Answer:
    """A question answered in words. An empty text says: I do not know."""

    question: str  # topic/name
    digest: str  # of the question's file
    text: str
    at: datetime
    seconds: float  # since the question was opened

    def __post_init__(self) -> None:
        _aware(self.at, "Answer")


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """Which key points the learner found in an answer of their own."""

    answer: int  # its number
    covered: tuple[str, ...]  # ids of key points
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "SelfCheck")


@dataclass(frozen=True, slots=True)
class Attempt:
    """Lines of a derivation, or the formula of an exercise, and what the checker said of them."""

    item: str  # derivation:topic/name or exercise:topic/name
    digest: str  # of what was asked
    lines: tuple[str, ...]
    report: Report
    at: datetime
    seconds: float  # since the item was opened
    face: Face

    def __post_init__(self) -> None:
        _aware(self.at, "Attempt")
        for line in self.lines:
            if "\n" in line or not line.strip():
                raise ValueError(f"Attempt.lines are single lines with something in them, got {line!r}.")


@dataclass(frozen=True, slots=True)
class DrillAnswer:
    """A number given for the question that a drill made of a seed. An empty text says: I do not know."""

    drill: str  # topic/name
    digest: str  # of the file of drills
    seed: int
    text: str  # as it was typed
    answer: float  # the right one
    right: bool
    at: datetime
    seconds: float  # since the question was shown

    def __post_init__(self) -> None:
        _aware(self.at, "DrillAnswer")
        if not math.isfinite(self.answer):
            raise ValueError(f"DrillAnswer.answer is a finite number, got {self.answer}.")


@dataclass(frozen=True, slots=True)
class ModelComparison:
    """A language model compared an answer with the key points."""

    answer: int  # its number
    model: str
    compared: Compared
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "ModelComparison")


@dataclass(frozen=True, slots=True)
class FilledTable:
    """The cells of a comparison were chosen. cells: row by row; an empty one says: I do not know."""

    comparison: str  # topic/name
    digest: str  # of its file
    cells: tuple[tuple[str, ...], ...]
    right: int  # of them
    total: int
    at: datetime
    seconds: float  # since the table was shown

    def __post_init__(self) -> None:
        _aware(self.at, "FilledTable")


@dataclass(frozen=True, slots=True)
class SolutionSeen:
    """The solution was read."""

    problem: str
    at: datetime

    def __post_init__(self) -> None:
        _aware(self.at, "SolutionSeen")
