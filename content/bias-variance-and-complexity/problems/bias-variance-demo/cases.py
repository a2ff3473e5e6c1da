import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


def seed(rng):
    return int(rng.integers(1 << 30))


def measured(rng, model, trials, **more):
    return {"model": model, "trials": trials, "seed": seed(rng), **more}


def curve(rng, degrees, trials, **more):
    return {"degrees": degrees, "trials": trials, "seed": seed(rng), **more}


def given(sets, at, truth, fresh, **more):
    return {"sets": sets, "at": at, "truth": truth, "fresh": fresh, "trials": len(sets), **more}


def three_sets():
    return given(
        [[[0.0, 1.0, 2.0], [1.0, 2.0, 6.0]], [[0.0, 1.0, 2.0], [0.0, 2.0, 4.0]], [[0.5, 1.0, 1.5], [1.0, 2.5, 2.5]]],
        [0.5, 1.5],
        [1.0, 3.0],
        [[1.5, 2.5], [0.5, 3.5], [1.0, 4.0]],
    )


@case("three training sets and a constant fit", shown=True)
def three(rng):
    return {**three_sets(), "model": "mean"}


@case("three training sets and lines")
def three_lines(rng):
    return {**three_sets(), "model": "line"}


@case("three training sets, degrees 0, 1 and 2", shown=True)
def three_degrees(rng):
    return {**three_sets(), "degrees": [0, 1, 2]}


@case("lines through a noisy sine: the bias is large")
def lines(rng):
    return measured(rng, "line", 40, sigma=0.3, n=20)


@case("the nearest neighbour of a noisy step: the variance is large")
def neighbour(rng):
    return measured(rng, "nearest", 60, truth="step", sigma=0.8, n=15, points=11)


@case("three neighbours, three hundred trials")
def neighbours(rng):
    return measured(rng, "three nearest", 300, truth="cubic", sigma=0.5, n=18, points=9)


@case("a constant fit, three hundred trials")
def constants(rng):
    return measured(rng, "mean", 300, truth="cubic", sigma=1.0, n=10, points=8)


@case("rising degrees for a noisy sine")
def rising(rng):
    return curve(rng, [0, 1, 2, 3, 5, 8], 30, sigma=0.3, n=30, points=15)


@case("rising degrees, three hundred trials")
def rising_long(rng):
    return curve(rng, [1, 3, 6], 300, sigma=0.4, n=25, points=10)


@case("degrees in another order, one of them twice")
def unordered(rng):
    return curve(rng, [4, 0, 2, 4], 9, truth="step", sigma=0.2, n=14)


@edge("two trials are enough")
def two(rng):
    return measured(rng, "line", 2, sigma=0.5)


@edge("one test input")
def one_point(rng):
    return measured(rng, "nearest", 6, sigma=0.5, points=1)


@edge("test inputs of two coordinates")
def plane(rng):
    sets = [[rng.normal(size=(5, 2)).tolist(), rng.normal(size=5).tolist()] for _ in range(4)]
    return given(sets, rng.normal(size=(3, 2)).tolist(), [0.5, -1.0, 2.0], rng.normal(size=(4, 3)).tolist(), model="nearest")


@edge("as many trials as test inputs")
def square(rng):
    return measured(rng, "three nearest", 7, sigma=0.6, points=7)


@edge("no noise: the parts add up to the error")
def noiseless(rng):
    return measured(rng, "line", 12, n=9)


@edge("a model that ignores its data has no variance")
def ignores(rng):
    return measured(rng, "zero", 10, sigma=0.3)


@edge("the truth itself: no bias, no variance, only noise")
def truth_itself(rng):
    return measured(rng, "sine", 10, sigma=0.7)


@edge("an unbiased estimate of no bias may be negative", shown=True)
def negative(rng):
    return given([[[0.0], [1.0]], [[0.0], [-1.0]], [[0.0], [2.0]], [[0.0], [-2.0]]], [0.0, 1.0], [0.0, 0.0], [[0.0, 1.0], [1.0, 0.0], [-1.0, 0.0], [0.0, 0.0]], model="mean")


@edge("biases of opposite sign do not cancel")
def opposite(rng):
    return given([[[0.0], [1.0]], [[0.0], [1.5]]], [0.0, 1.0], [-1.0, 3.5], [[-1.0, 3.5], [-1.5, 4.0]], model="mean")


@edge("a model that overwrites its answer")
def overwriting(rng):
    return measured(rng, "overwriting", 8, sigma=0.4)


@edge("predictions in a list")
def listed(rng):
    return measured(rng, "list", 5, sigma=0.4)


@edge("predictions that are integers")
def integers(rng):
    return measured(rng, "integers", 9, sigma=1.5, n=6)


@edge("no degrees")
def no_degrees(rng):
    return curve(rng, [], 5)


@edge("no degrees and too few trials: nothing to refuse")
def nothing(rng):
    return curve(rng, [], 0)


@edge("degree 0 with one training input")
def one_input(rng):
    return given([[[3.0], [1.0]], [[2.0], [2.0]]], [0.0, 1.0], [1.0, 1.0], [[1.0, 2.0], [0.5, 1.0]], degrees=[0])


@edge("equal inputs with different targets")
def repeated(rng):
    sets = [[[1.0, 1.0, 2.0, 2.0, 3.0], rng.normal(size=5).tolist()] for _ in range(3)]
    return given(sets, [1.0, 2.5], [0.0, 1.0], rng.normal(size=(3, 2)).tolist(), degrees=[0, 1, 2])


@edge("as many coefficients as inputs: the polynomial passes through all targets")
def interpolation(rng):
    return curve(rng, [4], 5, sigma=0.1, n=5)


@edge("inputs that differ by a few hundred-millionths are distinct")
def close(rng):
    return curve(rng, [1, 3, 5], 6, sigma=0.2, n=6, points=5, moved=(0.0, 1e-7))


@edge("test inputs beyond the training inputs")
def beyond(rng):
    sets = [[[0.0, 1.0, 2.0, 4.0], rng.normal(size=4).tolist()] for _ in range(3)]
    return given(sets, [-1.0, 5.0], [0.5, 1.0], rng.normal(size=(3, 2)).tolist(), degrees=[1, 2])


@edge("one trial is refused", raises=ValueError)
def one_trial(rng):
    return measured(rng, "line", 1, sigma=0.5)


@edge("no trials are refused", raises=ValueError)
def no_trials(rng):
    return measured(rng, "line", 0)


@edge("one trial is refused for a curve", raises=ValueError)
def one_trial_curve(rng):
    return curve(rng, [1, 2], 1)


@edge("predictions in a column are refused", raises=ValueError)
def column(rng):
    return measured(rng, "column", 4)


@edge("a single number as prediction is refused", raises=ValueError)
def number(rng):
    return measured(rng, "number", 4)


@edge("a single number is refused even at one test input", raises=ValueError)
def number_for_one(rng):
    return measured(rng, "number", 4, points=1)


def later_fails(model):
    return given([[[0.0], [1.0]], [[0.0], [2.0]], [[0.0], [-1.0]]], [0.0, 1.0], [1.0, 1.0], [[1.0, 1.0]] * 3, model=model)


@edge("a prediction that is not a number is refused, in the last trial too", raises=ValueError)
def nan(rng):
    return later_fails("nan")


@edge("an infinite prediction is refused, in the last trial too", raises=ValueError)
def infinite(rng):
    return later_fails("infinite")


def first_fails(model):
    return given([[[0.0], [-1.0]], [[0.0], [2.0]], [[0.0], [1.0]]], [0.0, 1.0], [1.0, 1.0], [[1.0, 1.0]] * 3, model=model)


@edge("a prediction that is not a number is refused in the first trial, whatever follows", raises=ValueError)
def early_nan(rng):
    return first_fails("nan")


@edge("an infinite prediction is refused in the first trial, whatever follows", raises=ValueError)
def early_infinite(rng):
    return first_fails("infinite")


@edge("a negative degree is refused", raises=ValueError)
def negative_degree(rng):
    return curve(rng, [1, -1], 4)


@edge("more coefficients than inputs are refused", raises=ValueError)
def undetermined(rng):
    return curve(rng, [2, 5], 4, n=5)


@edge("more coefficients than distinct inputs are refused, in the last training set too", raises=ValueError)
def not_distinct(rng):
    return given([[[0.0, 1.0, 2.0], [1.0, 2.0, 0.0]], [[0.0, 1.0, 1.0], [1.0, 2.0, 3.0]]], [0.5], [1.0], [[1.0], [1.0]], degrees=[2])


@stability("truth and targets near 100 million")
def far_up(rng):
    return measured(rng, "three nearest", 30, sigma=0.5, n=15, shift=1e8)


@stability("inputs from 2000 to 2020")
def years(rng):
    return curve(rng, [1, 4, 6], 12, sigma=0.3, n=21, points=9, moved=(2010.0, 10.0))


@stability("inputs in a narrow interval far from zero")
def narrow(rng):
    return curve(rng, [3, 5], 8, truth="cubic", sigma=0.2, n=16, points=5, moved=(5000.0, 0.5))


@stability("inputs within a thousandth of 40")
def thousandth(rng):
    return curve(rng, [3, 5, 6], 8, truth="cubic", sigma=0.2, n=16, points=5, moved=(40.0, 1e-3))


def rows(output):
    return np.atleast_2d(output["answer"] if isinstance(output, dict) else output)


@law("without noise squared bias and variance add up to the error", when=lambda sigma=0.0, sets=None, degrees=(0,): sets is None and sigma == 0 and len(degrees) > 0)
def adds_up(output):
    table = rows(output)
    return table[:, 0] + table[:, 1], table[:, 2]


@law("over many trials the error is squared bias plus variance plus noise", when=lambda trials, sets=None: sets is None and trials >= 300)
def decomposition(output, trials, sigma, points):
    table = rows(output)
    spread = 2 * (table[:, 2] + sigma**2) / math.sqrt(trials)
    worst = np.max(np.abs(table[:, 0] + table[:, 1] + sigma**2 - table[:, 2]) / spread)
    return worst < 3 or f"the error is {worst:.1f} of its possible spreads off"


def doubled(trials, model=None, degrees=None, **inputs):
    kind = {"model": model} if degrees is None else {"degrees": degrees}
    return [{"trials": trials, **kind, **inputs, "scale": 2.0}]


def equivariant(model="line", degrees=(0,), sets=None, shift=0.0, moved=(0, 1)):
    return sets is None and model in ("mean", "line", "nearest", "three nearest") and len(degrees) > 0 and shift == 0 and moved[1] == 1


@law("twice the targets have four times the errors", when=equivariant, also=lambda trials, seed, model=None, degrees=None, truth="sine", n=12, sigma=0.0, points=7: doubled(trials, model, degrees, seed=seed, truth=truth, n=n, sigma=sigma, points=points))
def scaling(output, also):
    return 4 * rows(output), rows(also[0])


@law("a constant added to truth and targets changes nothing", when=equivariant, also=lambda trials, seed, model=None, degrees=None, truth="sine", n=12, sigma=0.0, points=7: [{"trials": trials, **({"model": model} if degrees is None else {"degrees": degrees}), "seed": seed, "truth": truth, "n": n, "sigma": sigma, "points": points, "shift": 16.0}])
def shifting(output, also):
    return rows(output), rows(also[0])


@law("a line is the polynomial of degree 1", when=lambda sets=None, model=None: sets is None and model == "line", also=lambda trials, seed, n=12, sigma=0.0, model=None: [{"trials": trials, "degrees": [1], "seed": seed, "n": n, "sigma": sigma}])
def degree_one(output, also):
    return rows(output), rows(also[0])


@law("no variance is negative")
def positive(output):
    return bool(np.all(rows(output)[:, 1:] >= 0)) if np.size(rows(output)) else True


@varied
def anything(rng):
    more = {
        "truth": ["sine", "cubic", "step"][int(rng.integers(3))],
        "sigma": float(rng.choice([0.0, 0.3, 1.0])),
        "n": int(rng.integers(7, 20)),
        "points": int(rng.integers(1, 9)),
    }
    trials = int(rng.integers(2, 9))
    if rng.random() < 0.5:
        return curve(rng, rng.integers(0, 5, size=int(rng.integers(1, 4))).tolist(), trials, **more)
    return measured(rng, ["mean", "line", "nearest", "three nearest", "overwriting", "list"][int(rng.integers(6))], trials, **more)
