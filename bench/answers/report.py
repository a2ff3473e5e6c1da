"""The numbers of docs/answers.md, printed as its tables."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from bench.answers.attacks import attacks
from bench.answers.fit import Example, examples, fit_weights, tune
from bench.answers.material import Labelled, labelled, saf, semeval
from bench.answers.measures import agreement, correlation, within
from viva.answers import Compared, Label, compare
from viva.answers.comparing import judged, seen
from viva.answers.encoder import Encoder
from viva.answers.fitted import Fitted, fitted

_FOLDS = 5
_WORDS = 250  # of the answer whose cost is measured


def print_all(folder: Path, kept: Encoder | None, encoder: Encoder | None) -> None:
    """Every table. kept: the encoder with a memory; encoder: the one whose speed counts."""
    given = labelled(folder)
    for name, way in (("with the encoder", kept), ("by words only", None)):
        if name == "by words only" or way is not None:
            print(f"\n## {name}\n")
            _table("tuned on these questions", agreement(_compared(given, way)))
            _table("thresholds from other questions, 5 folds", agreement(list(_held_out(given, way))))
            _table("attacks, points said to be covered / contradicted", _attacked(given, way))
            _table("real answers, Pearson's r by questions not fitted on", _real(folder, way))
    if encoder is not None:
        _table(f"one comparison of {_WORDS} words, milliseconds of one core", _cost(given, encoder))


def _table(title: str, rows: dict[str, object]) -> None:
    print(f"\n### {title}\n")
    for name, value in rows.items():
        print(
            f"| {name} | {value:.3f} |" if isinstance(value, float) else f"| {name} | {value} |", flush=True
        )


def _compared(given: Sequence[Labelled], way: Encoder | None) -> list[tuple[Labelled, Compared]]:
    return [(each, compare(each.rubric, each.answer, encoder=way)) for each in given]


def _held_out(given: Sequence[Labelled], way: Encoder | None) -> Iterator[tuple[Labelled, Compared]]:
    """Each answer with thresholds that were tuned on the other questions."""
    names = sorted({each.question for each in given})
    weights = fitted(with_encoder=way is not None).weights
    for fold in range(_FOLDS):
        out = set(names[fold::_FOLDS])
        numbers = Fitted(weights, tune([each for each in given if each.question not in out], weights, way))
        for each in given:
            if each.question in out:
                yield each, judged(seen(each.rubric, each.answer, way, weights), numbers, 0.0)


def _attacked(given: Sequence[Labelled], way: Encoder | None) -> dict[str, object]:
    best = [each for each in given if each.kind == "excellent"]
    shares: defaultdict[str, list[tuple[float, float]]] = defaultdict(list)
    for number, each in enumerate(best):
        elsewhere = best[(number + 1) % len(best)].answer
        for name, text in attacks(each.rubric, elsewhere, number):
            labels = [point.label for point in compare(each.rubric, text, encoder=way).points]
            counted = (labels.count(label) / len(labels) for label in (Label.COVERED, Label.CONTRADICTED))
            shares[name].append(tuple(counted))  # type: ignore[arg-type]
    means = {name: np.mean(pairs, axis=0) for name, pairs in shares.items()}
    return {name: f"{covered:.3f} / {contradicted:.3f}" for name, (covered, contradicted) in means.items()}


def _real(folder: Path, way: Encoder | None) -> dict[str, object]:
    """Of each corpus, r of the mean chance of its points with the grade; and within questions."""
    given = [*examples(saf(folder), way), *examples(semeval(folder), way)]
    scores = _held_out_scores(given, with_encoder=way is not None)
    rows: dict[str, object] = {}
    for corpus in dict.fromkeys(each.corpus for each in given):
        here = [n for n, each in enumerate(given) if each.corpus == corpus]
        ours, grades = [scores[n] for n in here], [given[n].grade for n in here]
        names = [given[n].question for n in here]
        rows[f"{corpus}, {len(here)} answers, {len(set(names))} questions"] = correlation(ours, grades)
        rows[f"{corpus}, within questions"] = within(ours, grades, names)
    return rows


def _held_out_scores(given: Sequence[Example], *, with_encoder: bool) -> list[float]:
    """The mean over the points of the chance that each was said, with weights from other questions."""
    names = sorted({(each.corpus, each.question) for each in given})
    edge = fitted(with_encoder=with_encoder).cuts.covered
    scores = [0.0] * len(given)
    for fold in range(_FOLDS):
        out = set(names[fold::_FOLDS])
        known = [each for each in given if (each.corpus, each.question) not in out]
        weights = fit_weights(known, with_encoder=with_encoder)
        for n, each in enumerate(given):
            if (each.corpus, each.question) in out:
                logits = (each.values @ weights).max(axis=0) - edge
                scores[n] = float((1 / (1 + np.exp(-logits))).mean())
    return scores


def _cost(given: Sequence[Labelled], encoder: Encoder) -> dict[str, object]:
    """CPU time; the rubric is ready, as it is from the second answer to a question on."""
    times = []
    for number, each in enumerate(given):
        if each.kind == "excellent":
            text = " ".join(a.answer for a in (given[number:] + given)[:12])
            answer = " ".join(text.split()[:_WORDS])
            compare(each.rubric, "warm", encoder=encoder)
            began = time.process_time()
            compare(each.rubric, answer, encoder=encoder)
            times.append(1000 * (time.process_time() - began))
    return {"median": float(np.median(times)), "95th percentile": float(np.quantile(times, 0.95))}
