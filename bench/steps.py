"""A line as pairs of sides, for libraries that read expressions and not lines.

Spelling that would cost them nothing to read is taken away first: spaces, sizes of brackets, words in `\\text`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bench.corpus import Derivation

_RELATIONS = {
    "=": "=", "&=": "=", "<": "<", ">": ">",
    r"\le": "<=", r"\leq": "<=", r"\leqslant": "<=", r"\ge": ">=", r"\geq": ">=", r"\geqslant": ">=",
    r"\propto": "propto", r"\approx": "approx",
}  # fmt: skip
_OPENING, _CLOSING = {"(", "[", "{", r"\{"}, {")", "]", "}", r"\}"}
_TOKEN = re.compile(r"\\[A-Za-z]+|\\.|&=|.", re.DOTALL)
_IDLE = re.compile(
    r"\\(?:text|textrm)\{(?!const)[^{}]*\}"
    r"|\\(?:begin|end)\{align(?:ed|\*)?\}|\\\\"
    r"|\\(?:left|right|[bB]igg?[lrm]?|limits|displaystyle|textstyle)(?![A-Za-z])"
    r"|\\(?:quad|qquad)(?![A-Za-z])|\\[,;:! ]|~"
)
_RESPELLED = (
    (re.compile(r"\\[dt]frac(?![A-Za-z])"), r"\\frac"),
    (re.compile(r"\\top(?![A-Za-z])"), "T"),
    (re.compile(r"\\log(?![A-Za-z])"), r"\\ln"),  # some read \log as the logarithm to base 10
)


@dataclass(frozen=True, slots=True)
class Pair:
    left: str
    right: str
    relation: str


@dataclass(frozen=True, slots=True)
class Task:
    """A line as it is handed to a library."""

    right: bool  # whether the line is
    pairs: tuple[Pair, ...]


def tasks(derivation: Derivation) -> Iterator[Task]:
    """The right lines, then the wrong ones: in the order in which the engine judges them."""
    last, before = "", []
    for line in derivation.lines:
        before.append(last)
        pairs = pairs_of(line, last)
        last = pairs[-1].right
        yield Task(True, pairs)
    for wrong in derivation.wrong:
        yield Task(False, pairs_of(wrong.latex, before[wrong.line - 1]))


def pairs_of(line: str, last: str) -> tuple[Pair, ...]:
    """last: the right side of the line before, which a line that begins with a relation goes on from."""
    pairs = []
    for sides, relations in _statements(plain(line)):
        sides[0] = sides[0] or last
        pairs += map(Pair, sides, sides[1:], relations)
        last = sides[-1]
    return tuple(pairs)


def plain(latex: str) -> str:
    latex = _IDLE.sub(" ", latex)
    for pattern, instead in _RESPELLED:
        latex = pattern.sub(instead, latex)
    return " ".join(latex.split())


def _statements(line: str) -> Iterator[tuple[list[str], list[str]]]:
    """The sides and the relations between them, of each statement; commas outside brackets part statements."""
    sides, relations, depth = [""], [], 0
    for token in _TOKEN.findall(line):
        depth += (token in _OPENING) - (token in _CLOSING)
        if depth == 0 and token == ",":
            yield _whole(sides, relations)
            sides, relations = [""], []
        elif depth == 0 and token in _RELATIONS:
            sides.append("")
            relations.append(_RELATIONS[token])
        else:
            sides[-1] += "" if token == "&" else token
    yield _whole(sides, relations)


def _whole(sides: list[str], relations: list[str]) -> tuple[list[str], list[str]]:
    sides = [side.strip(" .;:") for side in sides]
    return (sides, relations) if relations else (["", *sides], ["="])
