import numpy as np

import submission


def _precision(rows):
    predicted = rows[rows[:, 1] == 1]
    return np.mean(predicted[:, 0]) if len(predicted) else np.nan


def _f1(truth, guess):
    return 2 * np.sum((truth == 1) & (guess == 1)) / max(np.sum(truth == 1) + np.sum(guess == 1), 1)


METRICS = {
    "mean": lambda rows: np.mean(rows),
    "median": lambda rows: np.median(rows),
    "maximum": lambda rows: np.max(rows),
    "first": lambda rows: rows[0],
    "in order": lambda rows: np.sum(rows / np.arange(1, len(rows) + 1)),
    "count of ones": lambda rows: int(np.sum(rows == 1)),
    "accuracy": lambda rows: np.mean(rows[:, 0] == rows[:, 1]),
    "correlation": lambda rows: np.corrcoef(rows[:, 0], rows[:, 1])[0, 1],
    "precision": _precision,
    "inverse of the mean": lambda rows: 1 / np.mean(rows) if np.mean(rows) else np.inf,
    "difference of F1": lambda rows: _f1(rows[:, 0], rows[:, 1]) - _f1(rows[:, 0], rows[:, 2]),
}

STATISTICS = {
    "difference of means": lambda a, b: np.mean(a) - np.mean(b),
    "difference of medians": lambda a, b: np.median(a) - np.median(b),
    "difference of maxima": lambda a, b: np.max(a) - np.max(b),
    "first of a": lambda a, b: a[0],
    "in order": lambda a, b: np.sum(a / np.arange(1, len(a) + 1)) - np.sum(b / np.arange(2, len(b) + 2)),
    "Welch": lambda a, b: (np.mean(a) - np.mean(b)) / np.sqrt(np.var(a, ddof=1) / len(a) + np.var(b, ddof=1) / len(b)),
    "ratio of means": lambda a, b: np.mean(a) / np.mean(b) if np.mean(b) else np.inf,
    "difference of sums": lambda a, b: int(np.sum(a)) - int(np.sum(b)),
    "difference of F1": lambda a, b: _f1(a[:, 0], a[:, 1]) - _f1(b[:, 0], b[:, 1]),
    "NaN where 0 meets 1": lambda a, b: np.nan if a[0] == 0 else 1.0,
}


class Draws:
    """The only calls that the statement allows, answered by a generator or by given draws."""

    def __init__(self, seed, script, method, high, size, calls):
        self.rng = np.random.default_rng(seed)
        self.script = None if script is None else list(script)
        self.expected = (method, high, size)
        self.left = calls

    def _next(self, method, high, size, draw):
        if self.left <= 0:
            raise RuntimeError("rng is called once more than the statement says")
        if (method, high, size) != self.expected:
            raise RuntimeError(f"rng.{method} is called for {size} numbers below {high}, not rng.{self.expected[0]} for {self.expected[2]} below {self.expected[1]}")
        self.left -= 1
        return draw() if self.script is None else np.array(self.script.pop(0), dtype=np.int64)

    def integers(self, low, high=None, size=None):
        if high is None:
            low, high = 0, low
        if low != 0 or size is None or np.shape(size) not in ((), (1,)):
            raise RuntimeError("rng.integers(high, size=n) is to be called, from 0 and for one row of numbers")
        size = int(np.ravel(size)[0])
        return self._next("integers", int(high), size, lambda: self.rng.integers(high, size=size))

    def permutation(self, x):
        if np.ndim(x):
            raise RuntimeError("rng.permutation is to be called with a number")
        return self._next("permutation", int(x), int(x), lambda: self.rng.permutation(int(x)))


def drive(task, data=None, metric=None, a=None, b=None, statistic=None, seed=0, script=None, **options):
    if task == "bootstrap_ci":
        n = len(data)
        rng = Draws(seed, script, "integers", n, n, options.get("resamples", 1000))
        return submission.bootstrap_ci(METRICS[metric], data, rng, **options)
    n, m = len(a), len(b)
    method, high, size = ("integers", 2, n) if options.get("paired") else ("permutation", n + m, n + m)
    rng = Draws(seed, script, method, high, size, options.get("relabellings", 999))
    with np.errstate(all="ignore"):
        return submission.permutation_test(a, b, STATISTICS[statistic], rng, **options)
