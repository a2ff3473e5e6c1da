"""What the checker said of lines, arranged for a page."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from viva.content.derivation import Derivation, Exercise
from viva.derive.verdicts import Counterexample, LineVerdict, Report
from viva.practice import Nudge
from viva.web.words import Words, status_words

AROUND = 30  # characters shown on each side of the place where a line stops making sense
RELATIONS = {
    "=": "=",
    "<=": r"\le",
    ">=": r"\ge",
    "<": "<",
    ">": ">",
    "propto": r"\propto",
    "approx": r"\approx",
}


@dataclass(frozen=True, slots=True)
class Value:
    """A name with its numbers, both in LaTeX."""

    name: str
    numbers: str


@dataclass(frozen=True, slots=True)
class Example:
    """Numbers for which a line is wrong. relation: in LaTeX, what should hold between left and right."""

    values: tuple[Value, ...]
    left: str
    right: str
    relation: str


@dataclass(frozen=True, slots=True)
class Caret:
    """The place where a line stops making sense: what stands around it, and a sign below it."""

    text: str
    below: str


@dataclass(frozen=True, slots=True)
class Said:
    """One line and what is said of it."""

    number: int
    latex: str
    verdict: LineVerdict
    words: Words
    message: str
    is_first_wrong: bool
    example: Example | None
    caret: Caret | None
    behaves_like: str  # the name of the known mistake, in words


@dataclass(frozen=True, slots=True)
class Milestone:
    """One stop on the way. idea and latex: nothing as long as they are hidden."""

    number: int
    reached: bool
    idea: str
    latex: str


def said(item: Derivation | Exercise, lines: Sequence[str], report: Report) -> tuple[Said, ...]:
    """Every line with what is said of it."""
    return tuple(
        _said(place, latex, verdict, report, formula=isinstance(item, Exercise))
        for place, (latex, verdict) in enumerate(zip(lines, report.lines, strict=True))
    )


def milestones(
    derivation: Derivation, reached: Sequence[int], nudges: Sequence[Nudge]
) -> tuple[Milestone, ...]:
    """The way, with what is known of it."""
    taken = {nudge.place: nudge for nudge in nudges}
    return tuple(
        Milestone(
            number,
            place in reached,
            derivation.lines[place].milestone if place in reached or place in taken else "",
            taken[place].latex if place in taken else "",
        )
        for number, place in enumerate(derivation.milestones, start=1)
    )


def numbers(rows: Sequence[Sequence[float]]) -> str:
    r"""Rows of numbers in LaTeX: a number, or a matrix."""
    if len(rows) == 1 and len(rows[0]) == 1:
        return _number(rows[0][0])
    body = r" \\ ".join(" & ".join(map(_number, row)) for row in rows)
    return rf"\begin{{pmatrix}} {body} \end{{pmatrix}}"


def _said(place: int, latex: str, verdict: LineVerdict, report: Report, *, formula: bool) -> Said:
    return Said(
        number=place + 1,
        latex=latex,
        verdict=verdict,
        words=status_words(verdict, formula=formula),
        message=verdict.message[:1].upper() + verdict.message[1:],
        is_first_wrong=not formula and report.first_wrong == place,
        example=_example(verdict.counterexample),
        caret=None if verdict.at is None else _caret(latex, verdict.at),
        behaves_like=verdict.slip.name.replace("-", " ") if verdict.slip else "",
    )


def _example(found: Counterexample | None) -> Example | None:
    if found is None:
        return None
    return Example(
        tuple(Value(each.name, numbers(each.value)) for each in found.quantities),
        numbers(found.left),
        numbers(found.right),
        RELATIONS.get(found.relation, "="),
    )


def _caret(latex: str, at: int) -> Caret:
    at = max(0, min(at, len(latex)))
    begin, end = max(0, at - AROUND), min(len(latex), at + AROUND)
    before = ("…" if begin else "") + latex[begin:at]
    return Caret(before + latex[at:end] + ("…" if end < len(latex) else ""), " " * len(before) + "^")


def _number(value: float) -> str:
    if math.isnan(value):
        return r"\text{undefined}"
    if math.isinf(value):
        return r"\infty" if value > 0 else r"-\infty"
    text = f"{value + 0.0:.4g}"  # no negative zero
    mantissa, e, exponent = text.partition("e")
    return rf"{mantissa} \cdot 10^{{{int(exponent)}}}" if e else text
