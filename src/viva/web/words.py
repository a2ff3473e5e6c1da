"""Verdicts in words, with a sign each, so that nothing is said by colour alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from viva.content.objective import Kind
from viva.content.verdict import Verdict
from viva.derive.verdicts import LineVerdict, Status
from viva.practice import STATED, Progress


class Tone(Enum):
    """The colour that accompanies the words."""

    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    QUIET = "quiet"


@dataclass(frozen=True, slots=True)
class Words:
    """How something is said: a sign, a headline, what it means."""

    sign: str
    headline: str
    tone: Tone
    meaning: str = ""


VERDICTS = {
    Verdict.ACCEPTED: Words("✓", "Accepted", Tone.GOOD),
    Verdict.WRONG_ANSWER: Words("✗", "Wrong answer", Tone.BAD),
    Verdict.PRESENTATION: Words(
        "▱", "Right values, wrong form", Tone.WARN, "The numbers agree; their shape or their type does not."
    ),
    Verdict.LAW_BROKEN: Words(
        "≠", "A law is broken", Tone.BAD, "Every right answer satisfies it, whatever the algorithm."
    ),
    Verdict.UNSTABLE: Words(
        "≈",
        "Unstable",
        Tone.WARN,
        "Right on ordinary inputs; on hard ones rounding or overflow ruins the answer.",
    ),
    Verdict.FORBIDDEN: Words("⊘", "Not allowed here", Tone.WARN),
    Verdict.ERROR: Words("!", "Error", Tone.BAD),
    Verdict.TIME_LIMIT: Words("◷", "Out of time", Tone.BAD),
    Verdict.MEMORY_LIMIT: Words("▦", "Out of memory", Tone.BAD),
    Verdict.OUTPUT_LIMIT: Words("…", "Printed too much", Tone.BAD),
    Verdict.JUDGE_ERROR: Words(
        "⚙",
        "The judge failed",
        Tone.WARN,
        "This is a defect of Viva or of this problem, not of your program.",
    ),
}
STATUSES = {
    Status.FOLLOWS: Words("✓", "Follows", Tone.GOOD, "It holds on every instance of what is declared."),
    Status.WRONG: Words("✗", "Does not follow", Tone.BAD, "Numbers beside it show where it fails."),
    Status.SKIPS: Words(
        "⇥", "Follows, but skips a step", Tone.WARN, "It is right, and a milestone before it is missing."
    ),
    Status.CIRCULAR: Words(
        "↻", "Circular", Tone.WARN, "It uses what is to be shown before that has been shown."
    ),
    Status.UNDECIDED: Words(
        "?",
        "Could not decide",
        Tone.WARN,
        "The checker found no instance that settles it. It is neither taken as right nor called wrong.",
    ),
    Status.NOT_PARSED: Words(
        "…",
        "Not understood",
        Tone.BAD,
        "The place is shown where the line stops making sense, and what could stand there.",
    ),
}
FORMULA_STATUSES = STATUSES | {
    Status.FOLLOWS: Words("✓", "Right", Tone.GOOD),
    Status.WRONG: Words("✗", "Not right", Tone.BAD),
    Status.SKIPS: Words("⇥", "True, but not the answer yet", Tone.WARN),
    Status.CIRCULAR: Words("↻", "Circular", Tone.WARN),
}
OWN_LINE = Words("✓", "Follows from your line before", Tone.QUIET)
NOT_REACHED = Words("–", "Not reached", Tone.QUIET)
OWN_AGREES = Words("✓", "Agrees with the reference", Tone.GOOD)

PROGRESS = {
    Progress.NEW: Words("○", "New", Tone.QUIET),
    Progress.TRIED: Words("◐", "Tried", Tone.WARN),
    Progress.SOLVED: Words("✓", "Solved", Tone.GOOD),
}
UNANSWERED = Words("○", "New", Tone.QUIET)
ANSWERED = Words("✓", "Answered", Tone.GOOD)
LEVELS = {1: "Junior", 2: "Mid", 3: "Senior", 4: "Research"}
CONFIDENCES = dict(zip(STATED, ("a guess", "maybe", "fairly sure", "certain"), strict=True))
KINDS = {
    Kind.CONCEPT: "Explain",
    Kind.DERIVATION: "Derive",
    Kind.IMPLEMENTATION: "Implement",
    Kind.DESIGN: "Design",
    Kind.FORMULA: "Formula",
    Kind.PRACTICE: "Practise",
}


def status_words(verdict: LineVerdict, *, formula: bool) -> Words:
    """formula: whether it is the answer to a formula exercise, which follows from nothing."""
    if formula:
        return FORMULA_STATUSES[verdict.status]
    return OWN_LINE if verdict.own and verdict.status is Status.FOLLOWS else STATUSES[verdict.status]


def verdict_words(verdict: Verdict | None) -> Words:
    """`None`: the case was not reached."""
    return NOT_REACHED if verdict is None else VERDICTS[verdict]
