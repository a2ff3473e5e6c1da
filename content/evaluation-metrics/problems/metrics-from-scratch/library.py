import numpy as np
from scipy import sparse, stats


def confusion(y_true, y_pred, n_classes):
    labels = np.array([y_true, y_pred], dtype=int)
    if n_classes < 1 or np.any(labels != np.clip(labels, 0, n_classes - 1)):
        raise ValueError("labels out of range")
    return sparse.coo_array((np.ones(labels.shape[1], dtype=np.int64), labels), shape=(n_classes, n_classes)).toarray()


def precision_recall_f1(table, average, zero_division=0.0):
    """Class by class, with F1 as the harmonic mean of precision and recall where both exist."""
    table = np.array(table)
    if len(set(table.shape)) != 1 or table.ndim != 2 or not len(table):
        raise ValueError("not a square table")
    support = table.sum(axis=1)
    classes = [(int(table[k, k]), int(table[:, k].sum()), int(support[k])) for k in range(len(table))]
    weights = {"micro": [1], "macro": [1] * len(table), "weighted": support}
    if average not in weights:
        raise ValueError("unknown average")
    if average == "micro":
        classes = [tuple(sum(column) for column in zip(*classes, strict=True))]
    if sum(weights[average]) == 0:
        return (float(zero_division),) * 3
    rows = []
    for hits, flagged, actual in classes:
        precision = hits / flagged if flagged else zero_division
        recall = hits / actual if actual else zero_division
        f1 = stats.hmean([precision, recall]) if hits else 0.0 if flagged + actual else zero_division
        rows.append([precision, recall, f1])
    return tuple(np.average(rows, axis=0, weights=weights[average]).tolist())


def checked(y_true, scores):
    truth, scores = np.array(y_true, dtype=float), np.array(scores, dtype=float)
    if len(truth) != len(scores) or not set(truth.tolist()) <= {0.0, 1.0} or np.isnan(scores).any():
        raise ValueError("not labels and scores")
    return truth == 1, scores


def roc_auc(y_true, scores):
    truth, scores = checked(y_true, scores)
    m, n = int(truth.sum()), int((~truth).sum())
    if not m * n:
        return float("nan")
    return float((stats.rankdata(scores)[truth].sum() - m * (m + 1) / 2) / (m * n))


def average_precision(y_true, scores):
    truth, scores = checked(y_true, scores)
    if not truth.any():
        return float("nan")
    everything, hits = np.sort(scores), np.sort(scores[truth])
    found = len(hits) - np.searchsorted(hits, hits)  # positives that score at least as high
    return float(np.mean(found / (len(everything) - np.searchsorted(everything, hits))))
