"""Converts the labels to truth values without looking at them.

Labels -1 and 1, as support vector machines use them, are both true, and so are 1 and 2. All examples become positives and the result is NaN or 1. Check that every label is 0 or 1, and say so in the error.
"""

import numpy as np


def confusion(y_true, y_pred, n_classes):
    truth = np.asarray(y_true, dtype=np.int64)  # (n,)
    predicted = np.asarray(y_pred, dtype=np.int64)  # (n,)
    if truth.shape != predicted.shape or n_classes < 1:
        raise ValueError(f"{len(truth)} true and {len(predicted)} predicted labels of {n_classes} classes")
    if any(np.any((labels < 0) | (labels >= n_classes)) for labels in (truth, predicted)):
        raise ValueError(f"labels must be in 0, ..., {n_classes - 1}")
    cells = np.bincount(truth * n_classes + predicted, minlength=n_classes * n_classes)  # row by row
    return cells.reshape(n_classes, n_classes)


def precision_recall_f1(table, average, zero_division=0.0):
    counts = np.asarray(table)  # (C, C)
    if counts.ndim != 2 or counts.shape[0] != counts.shape[1] or counts.size == 0:
        raise ValueError(f"a square table with at least one class is needed, not shape {counts.shape}")
    if average not in ("micro", "macro", "weighted"):
        raise ValueError(f"unknown average {average!r}")
    hits, flagged, actual = counts.diagonal(), counts.sum(axis=0), counts.sum(axis=1)  # (C,) each
    if average == "micro":
        hits, flagged, actual = (part.sum(keepdims=True) for part in (hits, flagged, actual))  # (1,) each
    weights = actual if average == "weighted" else np.ones(len(actual))
    scores = (
        _ratio(hits, flagged, zero_division),
        _ratio(hits, actual, zero_division),
        _ratio(2 * hits, flagged + actual, zero_division),
    )
    return tuple(float(_ratio(score @ weights, weights.sum(), zero_division)) for score in scores)


def roc_auc(y_true, scores):
    positives, negatives = _per_score(y_true, scores)
    m, n = positives.sum(), negatives.sum()
    if m == 0 or n == 0:
        return float("nan")
    below = n - np.cumsum(negatives)  # negatives with a lower score
    return float(positives @ (below + negatives / 2) / (m * n))


def average_precision(y_true, scores):
    positives, negatives = _per_score(y_true, scores)
    if not positives.any():
        return float("nan")
    precision = np.cumsum(positives) / np.cumsum(positives + negatives)
    return float(positives @ precision / positives.sum())


def _ratio(above, below, empty):
    return np.divide(above, below, out=np.full(np.shape(below), empty, dtype=float), where=below != 0)


def _per_score(y_true, scores):
    truth, values = np.asarray(y_true).astype(bool), np.asarray(scores, dtype=float)  # (n,) both
    if truth.shape != values.shape:
        raise ValueError(f"{len(truth)} labels and {len(values)} scores")
    if not np.all((truth == 0) | (truth == 1)) or np.any(np.isnan(values)):
        raise ValueError("labels must be 0 or 1, and scores must be numbers")
    distinct, level = np.unique(-values, return_inverse=True)
    positives, negatives = (np.bincount(level[truth == label], minlength=len(distinct)) for label in (1, 0))
    return positives, negatives
