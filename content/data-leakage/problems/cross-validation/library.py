import heapq
from collections import Counter

import numpy as np


def kfold(n, k, rng=None):
    if k < 2 or k > n:
        raise ValueError("k")
    order = np.arange(n) if rng is None else rng.permutation(n)
    ends = [(n // k) * i + min(i, n % k) for i in range(k + 1)]
    return [np.sort(order[a:b]) for a, b in zip(ends, ends[1:])]


def stratified_kfold(y, k, rng=None):
    if k < 2 or k > len(y):
        raise ValueError("k")
    by_class = np.argsort(np.asarray(y), kind="stable")
    _, starts = np.unique(np.asarray(y)[by_class], return_index=True)
    if rng is not None:
        by_class = np.concatenate([rng.permutation(part) for part in np.split(by_class, starts[1:])])
    fold = np.empty(len(y), dtype=int)
    fold[by_class] = np.arange(len(y)) % k
    return [np.flatnonzero(fold == i) for i in range(k)]


def group_kfold(groups, k):
    groups = np.asarray(groups).tolist()
    sizes = Counter(groups)
    if k < 2 or k > len(sizes):
        raise ValueError("k")
    heap, home = [(0, fold) for fold in range(k)], {}
    for name in sorted(sizes, key=lambda name: (-sizes[name], name)):
        load, home[name] = heapq.heappop(heap)
        heapq.heappush(heap, (load + sizes[name], home[name]))
    return [np.array([row for row, name in enumerate(groups) if home[name] == fold], dtype=np.int64) for fold in range(k)]


def nested_cross_validation(X, y, candidates, fit, score, outer, inner):
    if not candidates:
        raise ValueError("no candidates")
    scores, chosen = np.empty(len(outer)), np.empty(len(outer), dtype=np.int64)
    for i, fold in enumerate(outer):
        seen = np.ones(len(y), dtype=bool)
        seen[fold] = False
        rows, best, top = np.flatnonzero(seen), 0, -np.inf
        splits = [(rows[np.setdiff1d(np.arange(len(rows)), part)], rows[part]) for part in inner(rows)]
        for c, candidate in enumerate(candidates):
            mean = np.mean([score(fit(candidate, X[a], y[a]), X[b], y[b]) for a, b in splits])
            if mean > top:
                best, top = c, mean
        chosen[i], scores[i] = best, score(fit(candidates[best], X[seen], y[seen]), X[~seen], y[~seen])
    return scores, chosen
