import math

import numpy as np

from viva.content.authoring import case, edge, law, stability

NORMALISERS = {"parabola": 1.0, "half normal": math.sqrt(math.pi / 2), "semicircle": math.pi / 2, "disc": math.pi, "two bumps": 1.0}
MOMENTS = {  # mean and variance of the normalised target
    "parabola": (0.5, 0.05),
    "half normal": (math.sqrt(2 / math.pi), 1 - 2 / math.pi),
    "semicircle": (0.0, 0.25),
    "two bumps": (0.1, 0.3 * (0.25 + 4) + 0.7 * (0.64 + 1) - 0.01),
}


def ask(rng, target, proposal, bound, n, **more):
    return {"target": target, "proposal": proposal, "bound": bound, "n": n, "seed": int(rng.integers(1 << 30)), **more}


@case("a parabola under a constant", shown=True)
def parabola(rng):
    return ask(rng, "parabola", "uniform", 1.5, 5)


@case("half a normal under an exponential")
def half_normal(rng):
    return ask(rng, "half normal", "exponential", 1.65, 2000)


@case("a semicircle, whose proposal density is one half")
def semicircle(rng):
    return ask(rng, "semicircle", "wide uniform", 2.0, 2500)


@case("points in a disc")
def disc(rng):
    return ask(rng, "disc", "square", 4.0, 1500)


@case("two bumps under one broad normal")
def bumps(rng):
    return ask(rng, "two bumps", "normal", 3.0, 2000)


@case("a bound that is generous costs more rounds")
def generous(rng):
    return ask(rng, "parabola", "uniform", 12.0, 40)


@case("a few points in a disc", shown=True)
def few_in_disc(rng):
    return ask(rng, "disc", "square", 4.5, 3)


@case("a limit of rounds that suffices")
def enough_rounds(rng):
    return ask(rng, "odd rounds", "sweep", 1.0, 3, max_rounds=4)


@edge("one value")
def one(rng):
    return ask(rng, "parabola", "uniform", 1.5, 1)


@edge("candidates that are integers come back as floats")
def integers(rng):
    return ask(rng, "as many as its eyes", "die", 36.0, 9)


@edge("target and proposal agree, so everything is accepted")
def everything(rng):
    return ask(rng, "one", "uniform", 1.0, 7)


@edge("zero density is never accepted, even for a uniform of zero")
def zero_density(rng):
    return {"target": "upper half", "proposal": "uniform", "bound": 0.5, "n": 2, "script": [0.25, 0.75, 0.0, 0.0, 0.5, 0.125, 0.0, 0.5]}


@edge("a height exactly on the target is rejected")
def on_the_curve(rng):
    script = [0.75, 0.875, 0.5, 0.25, 0.625, 0.5, 0.5, 0.4375]
    return {"target": "upper half", "proposal": "uniform", "bound": 1.0, "n": 2, "script": script}


@edge("the last of a thousand rounds succeeds")
def last_round(rng):
    return ask(rng, "from round 1000 on", "sweep", 1.0, 1)


@edge("a thousand rounds without success", raises=RuntimeError)
def too_late(rng):
    return ask(rng, "from round 1001 on", "sweep", 1.0, 1)


@edge("a target that is zero where the proposal goes", raises=RuntimeError)
def nowhere(rng):
    return ask(rng, "nowhere", "uniform", 1.0, 4, max_rounds=20)


@edge("too few values when the rounds are over", raises=RuntimeError)
def too_few(rng):
    return ask(rng, "parabola", "uniform", 30.0, 50, max_rounds=2)


@edge("a bound that is too small is refused", raises=ValueError)
def small_bound(rng):
    return ask(rng, "parabola", "uniform", 1.2, 60)


@edge("a bound broken in one of many candidates is refused", raises=ValueError)
def broken_once(rng):
    return {"target": "parabola", "proposal": "uniform", "bound": 1.4, "n": 4, "script": [0.1, 0.5, 0.9, 0.2, 0.1, 0.1, 0.1, 0.1]}


@edge("a tight bound may be missed by rounding")
def rounding(rng):
    return ask(rng, "one", "uniform", 1.0, 4, scale=1 + 8e-10)


@edge("a bound missed by more than rounding is refused", raises=ValueError)
def no_rounding(rng):
    return ask(rng, "one", "uniform", 1.0, 4, scale=1 + 1.5e-9)


@edge("a negative target is refused", raises=ValueError)
def negative(rng):
    return ask(rng, "negative", "uniform", 1.0, 60)


@edge("a negative target is refused, though nothing is accepted before the rounds are over", raises=ValueError)
def negative_then_over(rng):
    return ask(rng, "negative below a half", "uniform", 1.0, 20, max_rounds=2)


@edge("a target that is not a number is refused", raises=ValueError)
def undefined(rng):
    return ask(rng, "undefined", "uniform", 1.0, 60)


@edge("no values are refused", raises=ValueError)
def none(rng):
    return ask(rng, "parabola", "uniform", 1.5, 0)


@edge("a bound of zero is refused", raises=ValueError)
def zero_bound(rng):
    return ask(rng, "nowhere", "uniform", 0.0, 5)


@edge("a negative bound is refused", raises=ValueError)
def negative_bound(rng):
    return ask(rng, "parabola", "uniform", -1.5, 5)


@edge("a bound that is not a number is refused", raises=ValueError)
def nan_bound(rng):
    return ask(rng, "parabola", "uniform", math.nan, 5)


@stability("densities too small to be multiplied carelessly")
def tiny(rng):
    return ask(rng, "parabola", "uniform", 1.5e-200, 12, scale=1e-200)


def many(target, n):
    return target in NORMALISERS and n >= 1000


@law("the rate is the target's integral over the bound", when=many)
def acceptance(target, bound, n, output):
    wanted = NORMALISERS[target] / bound
    off = abs(output[1] - wanted) / math.sqrt(wanted * (1 - wanted) / n)
    return off < 5 or f"the rate is {output[1]:.4f}, {wanted:.4f} is expected"


@law("values have the mean and variance of the target", when=lambda target, n: target in MOMENTS and n >= 1000)
def moments(target, n, output):
    mean, variance = MOMENTS[target]
    x = np.asarray(output[0])
    if abs(x.mean() - mean) > 5 * math.sqrt(variance / n):
        return f"the average is {x.mean():.3f}, {mean:.3f} is expected"
    return 0.85 < x.var() / variance < 1.15 or f"the variance is {x.var():.3f}, {variance:.3f} is expected"


@law("values lie where the target is positive", when=lambda target: target in ("disc", "parabola", "upper half"))
def support(target, output):
    x = np.asarray(output[0])
    if target == "disc":
        return bool(np.all((x**2).sum(axis=1) < 1))
    return bool(np.all((x > 0) & (x < 1) if target == "parabola" else x >= 0.5))


def doubled(**inputs):
    return [{**inputs, "bound": 4 * inputs["bound"], "scale": 4 * inputs.get("scale", 1.0)}]


@law("four times the target under four times the bound changes nothing", also=doubled)
def homogeneous(output, also):
    return bool(np.array_equal(output[0], also[0][0])) and output[1] == also[0][1]


@edge("a bound broken in a later round is refused", raises=ValueError)
def broken_later(rng):
    return {"target": "parabola", "proposal": "uniform", "bound": 1.4, "n": 2, "script": [0.1, 0.9, 0.9, 0.9, 0.5, 0.1, 0.1, 0.1]}


@edge("a bound that is too small is refused, however small the densities", raises=ValueError)
def small_bound_tiny(rng):
    return ask(rng, "parabola", "uniform", 1.2e-200, 60, scale=1e-200)
