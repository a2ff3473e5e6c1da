"""What is counted: agreement with labels, with grades, and how often an attack gets through."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from scipy.stats import pearsonr, spearmanr

from bench.answers.material import Labelled
from viva.answers import Compared

_FOOLED = 0.5  # a score from which an answer that says nothing has fooled us


def agreement(pairs: Sequence[tuple[Labelled, Compared]]) -> dict[str, float]:
    """Over all points: F1 of each label (unsure counts as missing); over all answers: rank correlation, error."""
    said = [(p.label.value, answer.labels[p.id]) for answer, compared in pairs for p in compared.points]
    ours = np.array(["missing" if label == "unsure" else label for label, _ in said])
    theirs = np.array([label for _, label in said])
    scores, grades = np.array([c.score for _, c in pairs]), np.array([a.score for a, _ in pairs])
    f1 = {label: _f1(ours == label, theirs == label) for label in ("covered", "contradicted", "missing")}
    flagged = ours == "contradicted"
    return {
        **{f"{label} F1": value for label, value in f1.items()},
        "macro F1": float(np.mean(list(f1.values()))),
        "contradiction precision": _share(theirs[flagged] == "contradicted"),
        "contradiction recall": _share(flagged[theirs == "contradicted"]),
        "accuracy of points": float((ours == theirs).mean()),
        "unsure": float(np.mean([label == "unsure" for label, _ in said])),
        "Spearman": float(spearmanr(scores, grades)[0]),
        "mean absolute error": float(np.abs(scores - grades).mean()),
        "stuffed fooled": _fooled(pairs, "keyword_stuffed"),
        "wrong fooled": _fooled(pairs, "wrong"),
        "off-topic fooled": _fooled(pairs, "off_topic"),
        "terse good above wrong": _above(pairs, "terse_good", "wrong"),
        "padding drift": _drift(pairs),
    }


def correlation(scores: Sequence[float], grades: Sequence[float]) -> float:
    """Pearson's r."""
    return float(pearsonr(scores, grades)[0])


def within(scores: Sequence[float], grades: Sequence[float], questions: Sequence[str]) -> float:
    """Pearson's r after each question's own means have been taken away."""
    names = np.array(questions)
    return correlation(_centred(np.array(scores), names), _centred(np.array(grades), names))


def _centred(values: np.ndarray, names: np.ndarray) -> np.ndarray:
    means = {name: values[names == name].mean() for name in set(names)}
    return values - np.array([means[name] for name in names])


def _f1(ours: np.ndarray, theirs: np.ndarray) -> float:
    return float(2 * (ours & theirs).sum() / max(1, ours.sum() + theirs.sum()))


def _share(flags: Iterable[bool]) -> float:
    values = list(flags)
    return float(np.mean(values)) if values else float("nan")


def _fooled(pairs: Sequence[tuple[Labelled, Compared]], kind: str) -> float:
    return _share(compared.score >= _FOOLED for answer, compared in pairs if answer.kind == kind)


def _scores(pairs: Sequence[tuple[Labelled, Compared]], kind: str) -> dict[str, float]:
    return {answer.question: compared.score for answer, compared in pairs if answer.kind == kind}


def _above(pairs: Sequence[tuple[Labelled, Compared]], kind: str, other: str) -> float:
    more, less = _scores(pairs, kind), _scores(pairs, other)
    return _share(more[name] > less[name] for name in more if name in less)


def _drift(pairs: Sequence[tuple[Labelled, Compared]]) -> float:
    """How much a partial answer's score moves when filler is put around it."""
    plain, padded = _scores(pairs, "partial"), _scores(pairs, "padded_partial")
    return float(np.mean([abs(plain[name] - padded[name]) for name in plain if name in padded]))
