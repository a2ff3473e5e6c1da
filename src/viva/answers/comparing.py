"""Compares a free answer with a rubric: which key points it covers, in which words, and what speaks against them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from viva.answers.against import Against, Stated, against, stated
from viva.answers.encoder import Encoder
from viva.answers.evidence import Evidence, evidence
from viva.answers.features import Numbers
from viva.answers.fitted import Cuts, Fitted, fitted
from viva.answers.guards import ADDRESSED, is_speech, remarks
from viva.answers.prepared import Prepared, prepared
from viva.answers.rubric import MOST_LETTERS, Rubric, phrases
from viva.answers.spans import Window, entries, windows
from viva.answers.verdict import Compared, Label, MisconceptionSeen, PointVerdict, score

_NOTHING = -8.0  # the strength, in logits, of what was not said at all
_SLOPE = 1.2  # how fast confidence grows with the distance to the next label, per logit
_MOST_COVERED = 2  # points that one window may cover: who says everything at once has listed words
_ENTRIES = 6  # of a list, for each thing that is needed: who writes down all there is has named nothing
_SUSPICION = 0.6  # the confidence of a contradiction: its precision, docs/answers.md
_WHY = {
    Label.COVERED: "These words say it.",
    Label.UNSURE: "These words come near; see whether they say it.",
    Label.MISSING: "No part of the answer comes near.",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """An answer beside a rubric, before anything is decided. evidence: None where nothing was said that counts."""

    rubric: Rubric
    evidence: Evidence | None
    remarks: tuple[str, ...]
    weaker: bool


def compare(rubric: Rubric, answer: str, *, encoder: Encoder | None, shift: float = 0.0) -> Compared:
    """A verdict on each key point. Without an encoder it compares words only, and says that it is weaker.

    shift: how much more than usual is asked before a point counts as covered, in logits; see recalibrate.py.
    """
    numbers = fitted(with_encoder=encoder is not None)
    return judged(seen(rubric, answer, encoder, numbers.weights), numbers, shift)


def seen(rubric: Rubric, answer: str, encoder: Encoder | None, weights: Sequence[float]) -> Seen:
    """What speaks for each point, in each part of the answer."""
    ready, answer = prepared(rubric, encoder), answer[:MOST_LETTERS]
    spans = entries(answer, _ENTRIES * rubric.need) if rubric.need else windows(answer)
    said = remarks(answer, (answer[each.start : each.end] for each in spans), ready)
    spans = _speech(answer, spans, ready)
    if not spans or any(remark != ADDRESSED for remark in said):
        return Seen(rubric, None, said, encoder is None)
    return Seen(rubric, evidence(answer, spans, ready, encoder, weights), said, encoder is None)


def _speech(answer: str, spans: tuple[Window, ...], ready: Prepared) -> tuple[Window, ...]:
    """The windows without those of sentences that are no speech."""
    bad = {
        each.sentences[0]
        for each in spans
        if len(each.sentences) == 1 and not is_speech(answer[each.start : each.end], ready)
    }
    return tuple(each for each in spans if not bad & set(each.sentences))


def judged(seen: Seen, numbers: Fitted, shift: float) -> Compared:
    """The labels, and the score that follows from them."""
    rubric, found, cuts = seen.rubric, seen.evidence, numbers.cuts
    if found is None:
        return _nothing(seen)
    wrong = tuple(stated(found, rubric.misconceptions, cuts))
    windows, listed = len(found.windows), bool(rubric.need)
    surplus = [cuts.surplus(windows, len(phrases(point)), listed=listed) for point in rubric.points]
    strengths, chosen = _best(found.strengths - np.array(surplus), cuts)
    higher = shift + (cuts.doubt if wrong else 0.0)
    verdicts = tuple(
        _verdict(
            point.id,
            found,
            strengths[p] - higher,
            chosen[p],
            against(found, p, wrong, cuts, surplus[p]),
            cuts,
        )
        for p, point in enumerate(rubric.points)
    )
    weights = [point.weight for point in rubric.points]
    total = score(zip((each.label for each in verdicts), weights, strict=True), rubric.need)
    return Compared(verdicts, tuple(_stated(found, each) for each in wrong), total, seen.weaker, seen.remarks)


def _best(strengths: Numbers, cuts: Cuts) -> tuple[list[float], list[int]]:
    """Of each point its strongest window, strongest points first; a window that has covered enough is passed over."""
    best, chosen, load = [_NOTHING] * strengths.shape[1], [0] * strengths.shape[1], [0] * len(strengths)
    for point in np.argsort(-strengths.max(axis=0), kind="stable"):
        free = [window for window in range(len(strengths)) if load[window] < _MOST_COVERED]
        if free:
            window = max(free, key=lambda w: strengths[w, point])
            best[point], chosen[point] = float(strengths[window, point]), window
            load[window] += best[point] >= cuts.covered
    return best, chosen


def _verdict(
    id: str, found: Evidence, strength: float, window: int, opposite: Against | None, cuts: Cuts
) -> PointVerdict:
    if opposite is not None:
        return PointVerdict(id, Label.CONTRADICTED, found.texts[opposite.window], _SUSPICION, opposite.why)
    label = _label(strength, cuts)
    quote = "" if label is Label.MISSING else found.texts[window]
    return PointVerdict(id, label, quote, _confidence(strength, label, cuts), _WHY[label])


def _label(strength: float, cuts: Cuts) -> Label:
    if strength >= cuts.covered:
        return Label.COVERED
    return Label.UNSURE if strength >= cuts.unsure else Label.MISSING


def _confidence(strength: float, label: Label, cuts: Cuts) -> float:
    """From 0.5 at the edge to the next label, towards 1 away from it; 0.5 for what is unsure."""
    if label is Label.UNSURE:
        return 0.5
    return _chance(_SLOPE * abs(strength - (cuts.covered if label is Label.COVERED else cuts.unsure)))


def _stated(found: Evidence, each: Stated) -> MisconceptionSeen:
    return MisconceptionSeen(each.misconception, found.texts[each.window], _chance(each.excess))


def _chance(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def _nothing(seen: Seen) -> Compared:
    """Nothing was said that could be compared."""
    why = seen.remarks[0] if seen.remarks else "Nothing was said."
    missing = tuple(PointVerdict(point.id, Label.MISSING, "", 1.0, why) for point in seen.rubric.points)
    return Compared(missing, (), 0.0, seen.weaker, seen.remarks)
