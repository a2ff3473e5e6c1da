"""Fits the numbers of viva.answers: weights on real answers, thresholds on our own field's, the table of word order."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from bench.answers.material import Graded, Labelled
from bench.answers.measures import agreement
from viva.answers import Compared, Label
from viva.answers.comparing import judged, seen
from viva.answers.encoder import Encoder
from viva.answers.evidence import feature_values
from viva.answers.features import NAMES
from viva.answers.fitted import Cuts, Fitted
from viva.answers.order import classes
from viva.answers.prepared import prepared
from viva.answers.spans import windows

_ROUNDS = 4  # of choosing each point's best window, then fitting on those
_RIDGE = 1e-3
_MOST = 2.5  # of the logarithms in the table of word order
_CHOICES = {
    "covered": (1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8),
    "doubt": (0.5, 1.0, 1.5),
    "stated": (1.8, 2.2),
    "gap": (0.0, 0.03, 0.06),
    "touched": (1.8, 2.2, 2.5),
}
_MOST_STRANGE = 0.1  # share of the points that an excellent answer to another question may cover
_UNSURE = 0.5  # logits below covered: about one point in eight
_SURPLUS = 0.4, 0.5, 0.45  # see `Cuts`: measured on rubrics with four phrases and answers of 250 words


@dataclass(frozen=True, slots=True)
class Example:
    """A graded answer beside its points. values: (W, P, K)."""

    corpus: str
    question: str
    values: NDArray[np.float64]
    grade: float


def examples(graded: Sequence[Graded], encoder: Encoder | None) -> list[Example]:
    """Those that can teach nearness: an answer that contradicts is near and wrong, and is left out."""
    found = []
    for each in graded:
        spans = windows(each.answer[:6000])
        if spans and each.label != "contradictory":
            ready = prepared(each.rubric, encoder)
            values = feature_values(each.answer, spans, ready, encoder)
            found.append(Example(each.corpus, each.question, values.astype(np.float32), each.grade))
    return found


def fit_weights(given: Sequence[Example], *, with_encoder: bool) -> NDArray[np.float64]:
    """The weight of each feature, none below 0: logistic regression on each point's best window.

    The grade is what the mean over the points should be; each corpus has an offset of its own, which is thrown away:
    what share of answers is right says nothing about ours.
    """
    first = 0 if with_encoder else NAMES.index("overlap")
    corpora = sorted({each.corpus for each in given})
    weights = np.where(np.arange(len(NAMES)) >= first, 1.0, 0.0)
    for _ in range(_ROUNDS):
        rows, owners = _best_rows(given, weights)
        home = np.array([corpora.index(each.corpus) for each in given])[owners]
        grades = np.array([each.grade for each in given])
        start = np.concatenate([weights, np.full(len(corpora), -1.0)])
        bounds = [(0.0, 0.0 if k < first else None) for k in range(len(NAMES))] + [(None, None)] * len(
            corpora
        )
        solved = minimize(
            _loss, start, (rows, owners, home, grades), jac=True, method="L-BFGS-B", bounds=bounds
        )
        weights = solved.x[: len(NAMES)]
    return weights


def _best_rows(given: Sequence[Example], weights: NDArray[np.float64]) -> tuple[np.ndarray, np.ndarray]:
    rows, owners = [], []
    for number, each in enumerate(given):
        best = (each.values @ weights).argmax(axis=0)
        rows += [each.values[window, point] for point, window in enumerate(best)]
        owners += [number] * len(best)
    return np.array(rows, np.float64), np.array(owners)


def _loss(
    numbers: np.ndarray, rows: np.ndarray, owners: np.ndarray, home: np.ndarray, grades: np.ndarray
) -> tuple[float, np.ndarray]:
    """Mean cross-entropy of grades and mean chances, with its gradient."""
    weights, offsets = numbers[: len(NAMES)], numbers[len(NAMES) :]
    chance = 1 / (1 + np.exp(-(rows @ weights + offsets[home])))
    count = np.bincount(owners, minlength=len(grades))
    mean = np.clip(np.bincount(owners, chance, len(grades)) / count, 1e-6, 1 - 1e-6)
    loss = -(grades * np.log(mean) + (1 - grades) * np.log(1 - mean)).mean() + _RIDGE * (weights**2).sum() / 2
    to_mean = (mean - grades) / (mean * (1 - mean)) / len(grades)
    to_row = to_mean[owners] * chance * (1 - chance) / count[owners]
    to_offset = np.bincount(home, to_row, len(offsets))
    return float(loss), np.concatenate([rows.T @ to_row + _RIDGE * weights, to_offset])


def candidates() -> Iterator[Cuts]:
    """All thresholds that are tried."""
    for covered, doubt, stated, gap, touched in itertools.product(*_CHOICES.values()):
        yield Cuts(covered, round(covered - _UNSURE, 3), doubt, stated, gap, touched, *_SURPLUS)


def tune(given: Sequence[Labelled], weights: Sequence[float], encoder: Encoder | None) -> Cuts:
    """The thresholds with the best sum of covered F1, contradicted F1 and rank correlation.

    Only thresholds count with which excellent answers to another question cover few points.
    """
    found = [seen(each.rubric, each.answer, encoder, weights) for each in given]
    best = [each for each in given if each.kind == "excellent"]
    strange = [
        seen(each.rubric, other.answer, encoder, weights)
        for each, other in zip(best, [*best[1:], best[0]], strict=True)
    ]

    def worth(cuts: Cuts) -> float:
        numbers = Fitted(tuple(weights), cuts)
        pairs = [(a, judged(s, numbers, 0.0)) for a, s in zip(given, found, strict=True)]
        measured = agreement(pairs)
        if np.mean([_covered(judged(each, numbers, 0.0)) for each in strange]) > _MOST_STRANGE:
            return 0.0
        return measured["covered F1"] + measured["contradicted F1"] + measured["Spearman"]

    return max(candidates(), key=worth)


def _covered(compared: Compared) -> float:
    return sum(each.label is Label.COVERED for each in compared.points) / len(compared.points)


def order_table(texts: Sequence[str]) -> str:
    """data/order.tsv: how much more often than by chance one class of words follows another."""
    pairs: Counter[tuple[str, str]] = Counter()
    single: Counter[str] = Counter()
    for text in texts:
        row = classes(text)
        single.update(row)
        pairs.update(itertools.pairwise(row))
    whole, all_pairs, names = single.total(), pairs.total(), sorted(single)

    def cell(one: str, other: str) -> str:
        expected = single[one] / whole * single[other] / whole * all_pairs
        return f"{max(-_MOST, min(_MOST, math.log((pairs[one, other] + 1) / (expected + 1)))):.2f}"

    rows = ["\t".join([one, *(cell(one, other) for other in names)]) for one in names]
    return "\n".join(["\t".join(["", *names]), *rows, ""])


def table_text(kinds: dict[str, Fitted]) -> str:
    """data/fitted.toml."""
    lines = ["# Made by `python -m bench.answers --fit`; docs/answers.md says on what."]
    for kind, numbers in kinds.items():
        cuts = ", ".join(f"{f.name} = {v}" for f, v in zip(fields(Cuts), astuple(numbers.cuts), strict=True))
        weights = ", ".join(f"{weight:.3f}" for weight in numbers.weights)
        lines += ["", f"[{kind}]", f"weights = [{weights}]", f"cuts = {{ {cuts} }}"]
    return "\n".join([*lines, ""])
