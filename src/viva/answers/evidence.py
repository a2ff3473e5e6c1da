"""Each part of an answer beside each key point and each misconception."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viva.answers.encoder import Encoder
from viva.answers.features import NAMES, Numbers, Text, best_of_groups, by_meaning, by_words
from viva.answers.polarity import denies, taken_back
from viva.answers.prepared import Prepared
from viva.answers.spans import Window
from viva.answers.words import content

_ECHO = 0.7  # logits off where all the words that carry matter stand in the question
_AFTER = 80  # letters behind a statement in which it may be taken back


@dataclass(frozen=True, slots=True)
class Evidence:
    """W windows beside P points and M misconceptions. strengths are logits."""

    windows: tuple[Window, ...]
    texts: tuple[str, ...]
    strengths: Numbers  # (W, P)
    wrong: Numbers  # (W, M): the same for misconceptions
    gaps: Numbers  # (W, M): how much nearer a window is to the misconception than to any phrase of any point
    nearest: tuple[tuple[str, ...], ...]  # per window and point, the phrase that is nearest
    denied: tuple[bool, ...]  # per window, whether the answer says of it that it is wrong
    wholes: tuple[int, ...]  # per window, the window that is its whole sentence; of a pair, the first
    kinship: Numbers  # (M, P): how near a misconception is to a point, 0 to 1


def evidence(
    answer: str,
    windows: Sequence[Window],
    rubric: Prepared,
    encoder: Encoder | None,
    weights: Sequence[float],
) -> Evidence:
    """What speaks for each point, in each part of the answer."""
    texts = tuple(answer[each.start : each.end] for each in windows)
    values = _phrase_values(texts, windows, rubric, encoder)
    strengths = best_of_groups(values, rubric.groups) @ np.array(weights)
    strengths -= _ECHO * np.array([[_echoes(text, rubric)] for text in texts])  # (W, P + M)
    near = values[:, :, 0] if encoder is not None else values[:, :, 2]
    of_points = sum(owner < rubric.points for owner in rubric.groups)
    return Evidence(
        tuple(windows),
        texts,
        strengths[:, : rubric.points],
        strengths[:, rubric.points :],
        near[:, of_points:] - near[:, :of_points].max(axis=1, keepdims=True),
        _nearest(near[:, :of_points], rubric),
        tuple(
            denies(text) or taken_back(answer[w.end : w.end + _AFTER])
            for w, text in zip(windows, texts, strict=True)
        ),
        tuple(_wholes(windows)[each.sentences[0]] for each in windows),
        _kinship(rubric, of_points),
    )


def feature_values(
    answer: str, windows: Sequence[Window], rubric: Prepared, encoder: Encoder | None
) -> Numbers:
    """(W, P + M, K): each feature of each window beside each point and each misconception."""
    texts = [answer[each.start : each.end] for each in windows]
    return best_of_groups(_phrase_values(texts, windows, rubric, encoder), rubric.groups)


def _phrase_values(
    texts: Sequence[str], windows: Sequence[Window], rubric: Prepared, encoder: Encoder | None
) -> Numbers:
    """(W, N, K). Without an encoder, nothing is near in meaning."""
    words = by_words([Text(text) for text in texts], rubric.phrases, rubric.rarity)
    if encoder is None or rubric.vectors is None:
        return np.concatenate([np.zeros((*words.shape[:2], len(NAMES) - words.shape[2])), words], axis=2)
    meaning = by_meaning(_vectors(texts, windows, encoder), rubric.vectors, rubric.ask_vector)
    return np.concatenate([meaning, words], axis=2)


def _echoes(text: str, rubric: Prepared) -> bool:
    """Whether it only uses words of the question."""
    return set(content(text)) <= rubric.ask.words


def _vectors(texts: Sequence[str], windows: Sequence[Window], encoder: Encoder) -> Numbers:
    """(W, d). A pair of sentences gets the mean of their vectors: nearly the same, and half the work."""
    single = [index for index, window in enumerate(windows) if len(window.sentences) == 1]
    encoded = encoder.encode([texts[index] for index in single]).astype(np.float64)
    found = np.zeros((len(windows), encoded.shape[1]))
    found[single] = encoded
    whole = _wholes(windows)
    for index, window in enumerate(windows):
        if len(window.sentences) > 1:
            both = sum(found[whole[sentence]] for sentence in window.sentences)
            found[index] = both / max(float(np.linalg.norm(both)), 1e-9)
    return found


def _wholes(windows: Sequence[Window]) -> dict[int, int]:
    """Of each sentence, the place of the window that is all of it: it stands before its clauses."""
    single = [(each.sentences[0], index) for index, each in enumerate(windows) if len(each.sentences) == 1]
    return dict(reversed(single))


def _nearest(near: Numbers, rubric: Prepared) -> tuple[tuple[str, ...], ...]:
    owners = np.array(rubric.groups[: near.shape[1]])
    columns = [np.flatnonzero(owners == point) for point in range(rubric.points)]
    return tuple(tuple(rubric.phrases[own[row[own].argmax()]].text for own in columns) for row in near)


def _kinship(rubric: Prepared, of_points: int) -> Numbers:
    """By meaning where there are vectors, by shared words where there are none."""
    owners = rubric.groups[:of_points]
    points, wrong = rubric.phrases[:of_points], rubric.phrases[of_points:]
    if not wrong:
        return np.zeros((0, rubric.points))
    if rubric.vectors is not None:
        each = rubric.vectors[of_points:] @ rubric.vectors[:of_points].T
    else:
        each = by_words(wrong, points, rubric.rarity)[:, :, 0]
    return best_of_groups(each[:, :, None], owners)[:, :, 0]
