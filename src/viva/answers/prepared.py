"""A rubric made ready: its words, their weights and its vectors. Kept for the next answer to the same question."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import numpy as np

from viva.answers.encoder import Encoder
from viva.answers.features import Numbers, Text, rarity
from viva.answers.rubric import Rubric, phrases

_KEPT = 256  # rubrics; each takes about 50 kB


@dataclass(frozen=True, slots=True)
class Prepared:
    """phrases: of all points, then the misconceptions. groups: whose each is; misconceptions come after points."""

    rubric: Rubric
    ask: Text
    phrases: tuple[Text, ...]
    groups: tuple[int, ...]
    rarity: Mapping[str, float]
    words: frozenset[str]  # all stems
    neighbours: frozenset[tuple[str, str]]  # stems that stand side by side
    vectors: Numbers | None  # (N, d) of the phrases; None without an encoder
    ask_vector: Numbers | None

    @property
    def points(self) -> int:
        return len(self.rubric.points)


@lru_cache(maxsize=_KEPT)
def prepared(rubric: Rubric, encoder: Encoder | None) -> Prepared:
    """All that does not depend on the answer."""
    groups = [[Text(text) for text in phrases(point)] for point in rubric.points]
    every = [*groups, *([Text(text)] for text in rubric.misconceptions)]
    flat = tuple(text for group in every for text in group)
    ask = Text(rubric.ask)
    vectors = ask_vector = None
    if encoder is not None:
        encoded = encoder.encode([rubric.ask, *(text.text for text in flat)]).astype(np.float64)
        vectors, ask_vector = encoded[1:], encoded[0] if rubric.ask.strip() else None
    owners = tuple(index for index, group in enumerate(every) for _ in group)
    words = frozenset(stem for text in flat for stem in text.stems)
    neighbours = frozenset(pair for text in flat for pair in pairwise(text.stems))
    return Prepared(rubric, ask, flat, owners, rarity(groups, ask), words, neighbours, vectors, ask_vector)
