"""The parts of an answer that are compared: sentences, clauses, neighbouring sentences; of a list, what it names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

MOST = 200  # windows; 20,000 letters of prose have about as many sentences, of which the first are read

# A sentence ends at . ! ? before a space (3.5 and e.g. do not end one), at a line's end, or at a bullet.
_END = re.compile(
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bvs)(?<!\bcf)(?<!\betc)[.!?]+[\"')\]]*(?=\s)|\n+\s*(?:[-*•]\s+|\d+[.)]\s+)?"
)
_JOINT = re.compile(
    r"\s*[;:]\s+|\s+[-–—]+\s+|,\s+(?=(?:because|since|so|whereas|while|but|which|and|or|then|hence|therefore|"
    r"although|though|unlike|instead|not|without|if|when|where)\b)|"
    r"\s+(?=(?:because|whereas|although|unlike)\b)"
)
_COMMA = re.compile(r"\s*[,;:]\s+(?:and\s+|or\s+)?|\s+and\s+|\s+[-–—]+\s+")
_BULLET = re.compile(r"(?:\s*[-*•]\s+)?")
_LEAST_WORDS = 3  # of a clause
_LONGEST_WORDS = 40  # of a sentence; a longer one is cut, so that nobody hides behind one endless sentence
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the answer, answer[start:end]. sentences: the places of the sentences it touches."""

    start: int
    end: int
    sentences: tuple[int, ...]


def windows(answer: str) -> tuple[Window, ...]:
    """Sentences first, then clauses of sentences, then pairs of neighbouring sentences; at most MOST."""
    sentences = [span for whole in _sentences(answer) for span in _short(answer, *whole)]
    single = [Window(start, end, (place,)) for place, (start, end) in enumerate(sentences)]
    parts = [
        Window(start, end, (place,))
        for place, whole in enumerate(sentences)
        for start, end in _clauses(answer, *whole)
    ]
    pairs = [
        Window(first.start, second.end, (*first.sentences, *second.sentences))
        for first, second in pairwise(single)
    ]
    return tuple([*single, *parts, *pairs][:MOST])


def entries(answer: str, most: int) -> tuple[Window, ...]:
    """Of a list: what is named in it, at most `most` things; before these, the sentences or lines that are all read."""
    lines: list[Window] = []
    named: list[Window] = []
    for place, line in enumerate(_sentences(answer)):
        parts = _named(answer, *line)
        room = most - len(named)
        if len(parts) <= room:
            lines.append(Window(*line, (place,)))
        named += [Window(start, end, (place,)) for start, end in parts[: max(0, room)]]
    return (*lines, *named)


def _named(answer: str, start: int, end: int) -> list[tuple[int, int]]:
    """What stands between the commas of a line."""
    cuts: list[tuple[int, int]] = []
    last = start
    for comma in _COMMA.finditer(answer, start, end):
        cuts += _stripped(answer, last, comma.start())
        last = comma.end()
    return [*cuts, *_stripped(answer, last, end)]


def _sentences(answer: str) -> Iterator[tuple[int, int]]:
    start = 0
    for end in (*_END.finditer(answer), None):
        if end is None:
            yield from _stripped(answer, start, len(answer))
        else:
            yield from _stripped(answer, start, end.start() if "\n" in end.group() else end.end())
            start = end.end()


def _short(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentence, or pieces of it where it is endless."""
    words = list(_WORD.finditer(answer, start, end))
    count = -(-len(words) // _LONGEST_WORDS)
    size = -(-len(words) // count) if count else 0
    for first in range(0, len(words), size or 1):
        chosen = words[first : first + size]
        yield chosen[0].start(), chosen[-1].end()


def _clauses(answer: str, start: int, end: int) -> list[tuple[int, int]]:
    """The clauses of a sentence; none where it has only one. A scrap is left with the clause before it."""
    cuts, last = [], start
    for joint in _JOINT.finditer(answer, start, end):
        if (
            _count(answer, last, joint.start()) >= _LEAST_WORDS
            and _count(answer, joint.end(), end) >= _LEAST_WORDS
        ):
            cuts.append((last, joint.start()))
            last = joint.end()
    return [span for cut in [*cuts, (last, end)] for span in _stripped(answer, *cut)] if cuts else []


def _count(answer: str, start: int, end: int) -> int:
    return sum(1 for _ in _WORD.finditer(answer, start, end))


def _stripped(answer: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without the spaces around it; nothing where only signs are left."""
    start += len(_BULLET.match(answer[start:end])[0])  # type: ignore[index]  # it matches nothing, too
    text = answer[start:end]
    if any(letter.isalnum() for letter in text):
        yield start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
