import numpy as np

import submission

CALLS = []  # of all steps, copies included


class Step:
    def note(self, method, X):
        """The order of the rows counts: the first row weighs 1, the second 2, and so on."""
        X = np.asarray(X, dtype=float)
        CALLS.append([type(self).__name__.lower(), method, len(X), float(np.arange(1, len(X) + 1) @ np.nansum(X, axis=1))])

    def state(self):
        return {name: value for name, value in vars(self).items() if name != "rng"}


class Standardize(Step):
    """Columns to mean 0 and standard deviation 1."""

    def __init__(self):
        self.mean = self.scale = None

    def fit(self, X, y, /):
        self.note("fit", X)
        self.mean, self.scale = X.mean(axis=0), np.where(X.std(axis=0) > 0, X.std(axis=0), 1.0)

    def transform(self, X, /):
        self.note("transform", X)
        return (X - self.mean) / self.scale


class Impute(Step):
    """NaN to the mean of the column."""

    def __init__(self):
        self.mean = None

    def fit(self, X, y, /):
        self.note("fit", X)
        self.mean = np.array([np.mean(column[~np.isnan(column)]) if np.any(~np.isnan(column)) else 0.0 for column in X.T])
        return "what fit returns does not matter"

    def transform(self, X, /):
        self.note("transform", X)
        return np.where(np.isnan(X), self.mean, X)


class Select(Step):
    """The `count` columns whose means differ most between label 1 and the others, in units of their deviation."""

    def __init__(self, count):
        self.count, self.columns = count, None

    def fit(self, X, y, /):
        self.note("fit", X)
        if np.any(np.isnan(X)):
            raise FloatingPointError("there is a NaN")
        A, b = X - X.mean(axis=0), (y == 1) - np.mean(y == 1)
        size = np.sqrt(np.sum(A**2, axis=0))
        self.columns = np.sort(np.argsort(-np.abs(b @ A) / np.where(size > 0, size, 1.0), kind="stable")[: self.count])
        return self

    def transform(self, X, /):
        self.note("transform", X)
        return X[:, self.columns]

    def fit_transform(self, X, y):
        raise AssertionError("fit_transform is not for pipelines")


class Running(Step):
    """Divides each column by its root mean square over all rows that it has ever been fitted on."""

    def __init__(self):
        self.seen = {"rows": 0, "squares": 0.0}

    def fit(self, X, y, /):
        self.note("fit", X)
        self.seen["rows"] += len(X)
        self.seen["squares"] = self.seen["squares"] + np.sum(X**2, axis=0)

    def transform(self, X, /):
        self.note("transform", X)
        return X / np.sqrt(self.seen["squares"] / self.seen["rows"] + 1e-3)


class Project(Step):
    """Projects on random directions, drawn in fit by a generator that the object keeps."""

    def __init__(self, count, seed):
        self.count, self.rng, self.directions = count, np.random.default_rng(seed), None

    def fit(self, X, y, /):
        self.note("fit", X)
        self.directions = self.rng.normal(size=(X.shape[1], self.count))

    def transform(self, X, /):
        self.note("transform", X)
        return X @ self.directions


class Centroid(Step):
    """Predicts the label with the nearest mean."""

    def __init__(self):
        self.labels = self.means = None

    def fit(self, X, y, /):
        self.note("fit", X)
        self.labels = np.unique(y)
        self.means = np.array([X[y == label].mean(axis=0) for label in self.labels])

    def predict(self, X, /):
        self.note("predict", X)
        return self.labels[np.argmin(np.sum((X[:, None] - self.means) ** 2, axis=2), axis=1)]


class Memory(Step):
    """Predicts the label of the nearest of all rows that it has ever been fitted on, the first of them in case of ties."""

    def __init__(self):
        self.rows, self.labels = [], []

    def fit(self, X, y, /):
        self.note("fit", X)
        self.rows.extend(np.asarray(X, dtype=float))
        self.labels.extend(y.tolist())

    def predict(self, X, /):
        self.note("predict", X)
        distances = np.sum((np.asarray(X)[:, None] - np.array(self.rows)) ** 2, axis=2)
        return np.array(self.labels)[np.argmin(distances, axis=1)]


class Majority(Step):
    """Predicts the most frequent label, the first of them in order in case of ties, and 0 if it was fitted on no rows."""

    def __init__(self):
        self.label = 0

    def fit(self, X, y, /):
        self.note("fit", X)
        labels, counts = np.unique(y, return_counts=True)
        self.label = labels[np.argmax(counts)].item() if len(labels) else 0

    def predict(self, X, /):
        self.note("predict", X)
        return np.full(len(X), self.label)


class FitOnly:
    def fit(self, X, y, /):
        return self


class NoFit:
    def transform(self, X, /):
        return X

    def predict(self, X, /):
        return X[:, 0]


class NotAMethod(FitOnly):
    transform = predict = "later"


KINDS = {
    "standardize": Standardize,
    "impute": Impute,
    "select": Select,
    "running": Running,
    "project": Project,
    "centroid": Centroid,
    "memory": Memory,
    "majority": Majority,
    "fit only": FitOnly,
    "no fit": NoFit,
    "not a method": NotAMethod,
}


def build(steps):
    """Pairs of a name and an object; the kind "same" stands for the object of an earlier name."""
    objects, pairs = {}, []
    for name, kind, *settings in steps:
        objects[name] = objects[settings[0]] if kind == "same" else KINDS[kind](*settings)
        pairs.append((name, objects[name]))
    return pairs


def attempt(action):
    try:
        return action()
    except (RuntimeError, KeyError, FloatingPointError) as error:
        return type(error).__name__


def calls():
    made = [list(call) for call in CALLS]
    CALLS.clear()
    return made


def drive(task, steps, X=None, y=None, folds=None, fits=(), new=None, ask=(), cleared=False):
    CALLS.clear()
    pairs = build(steps)
    pipeline = submission.Pipeline(tuple(pairs) if task == "leak" else pairs)
    given, report = list(pairs), {}
    if cleared:
        pairs.clear()

    def fitted_state(name):
        return attempt(lambda: pipeline.step(name).state())

    if task == "refuse":
        if new is not None:
            pipeline.predict(np.asarray(new))
        for name in ask:
            pipeline.step(name)
        return "no error was raised"
    report["fit"] = [attempt(lambda: pipeline.fit(np.asarray(rows), np.asarray(labels)) is pipeline) for rows, labels in fits]
    if task == "cross_val_score":
        calls()
        report["scores"] = submission.cross_val_score(pipeline, np.asarray(X), np.asarray(y), folds)
    if task == "leak":
        calls()
        report["leaky"], report["honest"] = submission.leak(pipeline, np.asarray(X), np.asarray(y), folds)
        report["calls"] = sorted([call[:3] for call in calls()])
    if task != "leak":
        report["calls"] = calls()
    if new is not None:
        report["predict"] = attempt(lambda: pipeline.predict(np.asarray(new)))
        report["calls of predict"] = calls()
    report["fitted steps"] = [fitted_state(name) for name in ask]
    report["given objects"] = [step.state() for _, step in given]
    return report
