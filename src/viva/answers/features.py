"""How near a part of an answer is to a key point, in six numbers from 0 to 1."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from viva.answers.words import content, figures, trigrams

Numbers = NDArray[np.float64]
NAMES = ("cosine", "beyond_question", "overlap", "precision", "trigrams", "figures")
_ECHO = (
    0.3  # of its weight is what a word of the question keeps: who repeats the question has not answered it
)


@dataclass(frozen=True)
class Text:
    """A text with what a comparison by words needs of it."""

    text: str

    @cached_property
    def stems(self) -> tuple[str, ...]:
        return content(self.text)

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(self.stems)

    @cached_property
    def trigrams(self) -> frozenset[str]:
        return trigrams(self.text)

    @cached_property
    def figures(self) -> frozenset[str]:
        return figures(self.text)


def rarity(groups: Sequence[Sequence[Text]], ask: Text) -> Mapping[str, float]:
    """The weight of each word of a rubric: rare among its points, heavy; said in the question, light.

    Inverse document frequency over the points, log(1 + N / n). Source: Spärck Jones, 1972.
    """
    seen = Counter(word for group in groups for word in {w for text in group for w in text.words})
    return {
        word: math.log(1 + len(groups) / count) * (_ECHO if word in ask.words else 1.0)
        for word, count in seen.items()
    }


def by_words(windows: Sequence[Text], phrases: Sequence[Text], weights: Mapping[str, float]) -> Numbers:
    """(W, N, 4): overlap, precision, trigrams and figures of each window with each phrase."""
    return np.array(
        [[_by_words(window, phrase, weights) for phrase in phrases] for window in windows], np.float64
    ).reshape(len(windows), len(phrases), 4)


def _by_words(window: Text, phrase: Text, weights: Mapping[str, float]) -> tuple[float, ...]:
    shared = window.words & phrase.words
    mass = sum(weights.get(word, 1.0) for word in shared)
    whole = sum(weights.get(word, 1.0) for word in phrase.words)
    own = sum(weights.get(word, 1.0) for word in window.words)
    return (
        mass / whole if whole else 0.0,
        mass / own if own else 0.0,
        len(window.trigrams & phrase.trigrams) / len(phrase.trigrams) if phrase.trigrams else 0.0,
        len(window.figures & phrase.figures) / len(phrase.figures) if phrase.figures else 0.0,
    )


def by_meaning(windows: Numbers, phrases: Numbers, ask: Numbers | None) -> Numbers:
    """(W, N, 2): cosine, and cosine of what is left when the direction of the question is taken out of both."""
    plain = windows @ phrases.T
    rest = plain if ask is None else _without(windows, ask) @ _without(phrases, ask).T
    near: Numbers = np.clip(np.stack([plain, rest], axis=-1), 0.0, 1.0)
    return near


def _without(vectors: Numbers, direction: Numbers) -> Numbers:
    left: Numbers = vectors - np.outer(vectors @ direction, direction)
    left /= np.maximum(np.linalg.norm(left, axis=1, keepdims=True), 1e-6)
    return left


def best_of_groups(values: Numbers, groups: Sequence[int]) -> Numbers:
    """(W, P, K): of each point the largest value over its phrases; groups: which point each phrase puts, in order."""
    starts = [index for index, group in enumerate(groups) if index == 0 or group != groups[index - 1]]
    best: Numbers = np.maximum.reduceat(values, starts, axis=1)
    return best
