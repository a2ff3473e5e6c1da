import math

import numpy as np

from viva.content.authoring import case, edge, law, stability

TRUTH = {
    ("uniform", "quarter circle"): math.pi,
    ("uniform", "exp"): math.e - 1,
    ("uniform", "square"): 1 / 3,
    ("normal", "square"): 1.0,
    ("normal", "exp"): math.exp(0.5),
    ("exponential", "root"): math.sqrt(math.pi) / 2,
    ("square", "in the disc"): math.pi / 4,
    ("logistic", "identity"): 0.0,
}


def ask(task, f, n, rng, **more):
    return {"task": task, "f": f, "n": n, "seed": int(rng.integers(1 << 30)), **more}


def control(f, by, mean, n, rng, **more):
    return ask("control_variate", f, n, rng, control=by, control_mean=mean, **more)


@case("the area under a quarter circle", shown=True)
def quarter_circle(rng):
    return ask("monte_carlo", "quarter circle", 1000, rng)


@case("vectors, and the indicator of a disc")
def disc(rng):
    return ask("monte_carlo", "in the disc", 2000, rng, sampler="square")


@case("the largest of five normals")
def largest(rng):
    return ask("monte_carlo", "largest", 37, rng, sampler="normals")


@case("the exponential of a normal")
def lognormal(rng):
    return ask("monte_carlo", "exp", 1500, rng, sampler="normal")


@case("antithetic pairs for a rising function", shown=True)
def rising(rng):
    return ask("antithetic", "exp", 1000, rng)


@case("antithetic pairs through a quantile function")
def through_quantile(rng):
    return ask("antithetic", "root", 3000, rng, quantile="exponential")


@case("antithetic pairs for a function that is not monotone")
def wave(rng):
    return ask("antithetic", "wave", 26, rng, quantile="exponential")


@case("antithetic pairs that make it worse")
def even_function(rng):
    return ask("antithetic", "square", 40, rng, quantile="logistic")


@case("a control that explains nearly everything", shown=True)
def exp_by_identity(rng):
    return control("exp", "identity", 0.5, 1000, rng)


@case("a control that falls where f rises")
def opposed(rng):
    return control("quarter circle", "square", 1 / 3, 1200, rng)


@case("a control that explains little")
def weak(rng):
    return control("square", "identity", 0.0, 1500, rng, sampler="normal")


@case("an event controlled by another event")
def events(rng):
    return control("in the disc", "in the diamond", 0.5, 2000, rng, sampler="square")


@case("vectors controlled by their sum")
def sums(rng):
    return control("largest", "sum", 0.0, 23, rng, sampler="normals")


@edge("pairs of an event: half a pair may lie in it")
def event_pairs(rng):
    return {"task": "antithetic", "f": "above a quarter", "n": 1000, "seed": 1}


@edge("two values are enough")
def two(rng):
    return ask("monte_carlo", "exp", 2, rng, sampler="normal")


@edge("two pairs are enough")
def two_pairs(rng):
    return ask("antithetic", "exp", 4, rng, quantile="exponential")


@edge("with two values the control fits perfectly")
def two_controlled(rng):
    return control("exp", "identity", 0.5, 2, rng)


@edge("f is constant, so the error is zero")
def constant(rng):
    return ask("monte_carlo", "three", 50, rng)


@edge("pairs of a straight line cancel completely")
def straight(rng):
    return ask("antithetic", "identity", 20, rng)


@edge("a function that is its own control leaves no error")
def own_control(rng):
    return control("exp", "exp", math.exp(0.5), 30, rng, sampler="normal")


@edge("a constant control changes nothing")
def constant_control(rng):
    return control("exp", "a tenth", 0.1, 30, rng)


@edge("a constant control far from its mean changes nothing")
def constant_control_off(rng):
    return {**control("exp", "a tenth", 0.3, 3, rng), "seed": 1}


@edge("a control event absent from the sample changes nothing")
def absent_control(rng):
    return control("exp", "tail", 0.022750131948179, 5, rng, sampler="normal")


@edge("a rare event that does not happen")
def rare(rng):
    return ask("monte_carlo", "tail", 12, rng)


@edge("values that are not numbers are not hidden")
def undefined(rng):
    return ask("monte_carlo", "undefined", 40, rng)


@edge("one value is refused", raises=ValueError)
def one(rng):
    return ask("monte_carlo", "exp", 1, rng)


@edge("no values are refused", raises=ValueError)
def none(rng):
    return ask("monte_carlo", "exp", 0, rng)


@edge("an odd number of antithetic values is refused", raises=ValueError)
def odd(rng):
    return ask("antithetic", "exp", 7, rng)


@edge("a single antithetic pair is refused", raises=ValueError)
def one_pair(rng):
    return ask("antithetic", "exp", 2, rng)


@edge("one value with a control is refused", raises=ValueError)
def one_controlled(rng):
    return control("exp", "identity", 0.5, 1, rng)


@stability("values close together, far from zero")
def far(rng):
    return ask("monte_carlo", "far from zero", 400, rng)


@stability("a control far from zero")
def far_control(rng):
    return control("exp", "far from zero", 1e9 + 0.5, 200, rng)


def known(task, f, n, sampler="uniform", quantile="uniform", scale=1.0, shift=0.0):
    return (quantile if task == "antithetic" else sampler, f) in TRUTH and n >= 1000


@law("the truth lies within five standard errors", when=known)
def covered(task, f, output, sampler="uniform", quantile="uniform"):
    estimate, error = output
    off = abs(estimate - TRUTH[quantile if task == "antithetic" else sampler, f])
    return off <= 5 * error or f"the estimate is off by {off:.3g}, its standard error is {error:.3g}"


def ordinary(n, f):
    return f not in ("far from zero", "undefined")


def shifted(**inputs):
    return [{**inputs, "scale": -3.0, "shift": 2.0}]


@law("-3 f + 2 has the estimate -3 a + 2 and the error 3 e", when=ordinary, also=shifted, rtol=1e-9, atol=1e-12)
def affine(output, also):
    return also[0], (-3 * output[0] + 2, 3 * output[1])


def monotone(task, f):
    return task == "antithetic" and f in ("exp", "root")


def plainly(f, n, seed, quantile="uniform"):
    return [{"task": "monte_carlo", "f": f, "n": n, "seed": seed, "sampler": quantile}]


@law("for a monotone function pairs have the smaller error", when=monotone, also=plainly)
def smaller(n, output, also):
    return n < 1000 or output[1] < also[0][1]


def same_draws(f, n, seed, sampler="uniform"):
    return [{"task": "monte_carlo", "f": f, "n": n, "seed": seed, "sampler": sampler}]


@law("a control never raises the standard error", when=lambda task: task == "control_variate", also=same_draws)
def never_worse(output, also):
    return output[1] <= also[0][1] * (1 + 1e-9)


@stability("a control on a tiny scale")
def tiny_control(rng):
    return control("exp", "a millionth of it", 0.5e-8, 100, rng)
