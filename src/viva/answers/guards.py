"""What is no answer although it has the right words: lists of words, words thrown together, talk to the grader."""

from __future__ import annotations

import re
from collections.abc import Iterable

from viva.answers.order import borrowed_order, classes, naturalness
from viva.answers.prepared import Prepared
from viva.answers.words import FUNCTION, content, tokens

_FEWEST_FUNCTION_WORDS = (
    0.125  # of a text of more than 8 words; lists of terms have fewer (notes/answers.md, 7)
)
_SHORT = 8  # words: an answer too short to say how somebody writes
_SHORT_SENTENCE = 16  # the same of a sentence among others: single ones are terse without harm
_TAKEN = 0.9  # share of its words that the rubric has too: who throws words together takes them from there
_SHUFFLED_TAKEN = (
    0.15  # naturalness, with half of the borrowed order, below which taken words are shuffled words
)
_SHUFFLED = -0.2  # the same where the words are the speaker's own: terse answers come down to -0.16
_EQUATION = re.compile(r"[=<>≤≥]\s*[\w(-]")
_TO_THE_GRADER = re.compile(
    r"\b(?:ignore|disregard|forget)\b.{0,40}\b(?:rubric|instructions?|above|previous|prompt)\b|"
    r"\b(?:mark|grade|score|label|rate)\s+(?:this|it|me|my|every|each|all|the\s+answer).{0,40}"
    r"\b(?:covered|correct|full|complete|right|maximum|1\.0|100)\b|"
    r"<\/?(?:system|assistant|user|rubric|answer|grade)\b|\"(?:label|verdict|score|points)\"\s*:|^\s*system\s*:",
    re.IGNORECASE | re.MULTILINE,
)

STUFFED = "It reads like a list of terms: nothing is said about them, so nothing is counted."
SHUFFLED = "The words stand in no order in which people speak, so nothing is counted."
ADDRESSED = "Words that speak to the grader are left out."


def is_list(text: str, short: int = _SHORT) -> bool:
    """Whether it has so few of the small words that join others that it can only be a list."""
    words = [word for word in tokens(text) if word[0].isalpha()]
    if len(_EQUATION.findall(text)) >= 2:  # calculations have few words of any kind
        return False
    return len(words) > short and sum(w in FUNCTION for w in words) < _FEWEST_FUNCTION_WORDS * len(words)


def is_shuffled(text: str, rubric: Prepared, short: int = _SHORT) -> bool:
    """Whether its words stand in no natural order, nor in the order of the rubric."""
    if len(classes(text)) - 2 <= short:
        return False
    stems = content(text)
    taken = sum(stem in rubric.words for stem in stems) >= _TAKEN * len(stems)
    least = _SHUFFLED_TAKEN if taken else _SHUFFLED
    return naturalness(text) + borrowed_order(stems, rubric.neighbours) / 2 < least


def speaks_to_grader(text: str) -> bool:
    """Whether it asks for a mark instead of answering."""
    return _TO_THE_GRADER.search(text) is not None


def is_speech(text: str, rubric: Prepared) -> bool:
    """Whether a part of an answer may count as evidence. Where a list is asked for, a list may."""
    if rubric.rubric.need:
        return not speaks_to_grader(text)
    return not (
        speaks_to_grader(text) or is_list(text, _SHORT_SENTENCE) or is_shuffled(text, rubric, _SHORT_SENTENCE)
    )


def remarks(answer: str, sentences: Iterable[str], rubric: Prepared) -> tuple[str, ...]:
    """What is to be said about the whole answer."""
    found = []
    if rubric.rubric.need:
        pass  # a list is what was asked for
    elif is_list(answer):
        found.append(STUFFED)
    elif is_shuffled(answer, rubric):
        found.append(SHUFFLED)
    if any(map(speaks_to_grader, sentences)):
        found.append(ADDRESSED)
    return tuple(found)
