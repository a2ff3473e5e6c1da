import math

import numpy as np

from viva.content.authoring import case, edge, law, sized, stability, varied


def beta(a, b, batches, level=0.9, n=3):
    return {"model": "beta", "prior": [a, b], "batches": [list(batch) for batch in batches], "level": level, "n": n}


def normal(mean, variance, noise, batches, level=0.9):
    return {"model": "normal", "prior": [mean, variance, noise], "batches": batches, "level": level}


@case("a coin, seven heads in ten tosses, uniform prior", shown=True)
def coin(rng):
    return beta(1, 1, [(7, 10)], level=0.95, n=2)


@case("clicks in three batches")
def clicks(rng):
    return beta(2.5, 8.0, [(3, 20), (1, 5), (9, 14)], n=4)


@case("a skewed posterior and a narrow level")
def skewed(rng):
    return beta(0.5, 4.0, [(1, 3), (0, 6)], level=0.4, n=5)


@case("a skewed posterior on the other side")
def skewed_up(rng):
    return beta(6.0, 0.8, [(4, 4), (7, 8)], level=0.99, n=2)


@case("a measurement repeated, known noise", shown=True)
def measurement(rng):
    return normal(10.0, 4.0, 1.0, [[11.0, 12.5], [11.5]], level=0.95)


@case("a prior much narrower than the noise")
def narrow_prior(rng):
    return normal(-1.0, 0.25, 9.0, [[3.0, 1.0, 2.5, 4.0], [0.0, -2.0]], level=0.5)


@case("a prior much wider than the noise, batches of random data")
def wide_prior(rng):
    return normal(2.0, 50.0, 0.3, [rng.normal(5.0, 0.5, size=size).tolist() for size in (1, 4, 2)], level=0.8)


@edge("no data at all: the prior", shown=True)
def prior_only(rng):
    return beta(3.0, 2.0, [], level=0.8, n=2)


@edge("no data at all for the normal model")
def normal_prior_only(rng):
    return normal(1.0, 2.0, 3.0, [])


@edge("no trials, and no further trials")
def no_trials(rng):
    return beta(2.0, 5.0, [(0, 0), (2, 3)], n=0)


@edge("an empty list of observations")
def empty_batch(rng):
    return normal(1.0, 2.0, 3.0, [[], [4.0], []])


@edge("nothing but failures")
def failures(rng):
    return beta(1.0, 1.0, [(0, 12)], n=3)


@edge("nothing but successes")
def successes(rng):
    return beta(1.0, 1.0, [(12, 12)], n=3)


@edge("a prior with its mass at both ends")
def arcsine(rng):
    return beta(0.5, 0.5, [(1, 2)], level=0.6, n=2)


@edge("a refused update changes nothing, and the next one counts")
def refused_beta(rng):
    return {**beta(2.0, 3.0, [(5, 4), (-1, 2), (1, 2)]), "forgiving": True}


@edge("a refused list of observations changes nothing")
def refused_normal(rng):
    return {**normal(0.0, 1.0, 1.0, [[1.0, math.nan], [2.0, math.inf], [0.5]]), "forgiving": True}


@edge("more successes than trials are refused", raises=ValueError, shown=True)
def too_many(rng):
    return beta(1.0, 1.0, [(3, 2)])


@edge("a negative number of successes is refused", raises=ValueError)
def negative(rng):
    return beta(1.0, 1.0, [(-1, 2)])


@edge("a NaN among the observations is refused", raises=ValueError)
def not_a_number(rng):
    return normal(0.0, 1.0, 1.0, [[1.0, math.nan]])


@edge("a parameter a of zero is refused", raises=ValueError)
def zero_a(rng):
    return beta(0.0, 1.0, [])


@edge("a parameter b of zero is refused", raises=ValueError)
def zero_b(rng):
    return beta(1.0, 0.0, [(1, 2)])


@edge("an infinite parameter is refused", raises=ValueError)
def infinite_a(rng):
    return beta(math.inf, 1.0, [])


@edge("a variance of zero is refused", raises=ValueError)
def zero_variance(rng):
    return normal(0.0, 0.0, 1.0, [])


@edge("a noise variance of zero is refused", raises=ValueError)
def zero_noise(rng):
    return normal(0.0, 1.0, 0.0, [])


@edge("an infinite variance is refused", raises=ValueError)
def infinite_variance(rng):
    return normal(0.0, math.inf, 1.0, [])


@edge("a prior mean that is not finite is refused", raises=ValueError)
def infinite_mean(rng):
    return normal(-math.inf, 1.0, 1.0, [])


@edge("a level of 0 is refused", raises=ValueError)
def level_zero(rng):
    return beta(1.0, 1.0, [], level=0.0)


@edge("a level of 1 is refused", raises=ValueError)
def level_one(rng):
    return beta(1.0, 1.0, [], level=1.0)


@edge("a level of 0 is refused by the normal model", raises=ValueError)
def normal_level_zero(rng):
    return normal(0.0, 1.0, 1.0, [], level=0.0)


@edge("a level that is not a number is refused", raises=ValueError)
def nan_level(rng):
    return beta(1.0, 1.0, [], level=math.nan)


@edge("a level that is not a number is refused by the normal model", raises=ValueError)
def normal_nan_level(rng):
    return normal(0.0, 1.0, 1.0, [], level=math.nan)


@edge("a level in percent is refused", raises=ValueError)
def level_in_percent(rng):
    return normal(0.0, 1.0, 1.0, [], level=95.0)


@stability("thousands of trials do not overflow")
def thousands(rng):
    return beta(2.0, 2.0, [(1500, 4000), (700, 1000)], level=0.95, n=3)


@stability("a forecast over a thousand trials")
def long_forecast(rng):
    return beta(40.0, 60.0, [], n=1100)


@law("the predictive distribution adds up to 1", when=lambda model: model == "beta", rtol=0.0, atol=1e-8)
def adds_up(output):
    return [sum(report["predictive"]) for report in output], [1.0] * len(output)


@law("the predictive mean is n times the posterior mean", when=lambda model: model == "beta", rtol=1e-7)
def predictive_mean(n, output):
    means = [float(np.dot(report["predictive"], np.arange(-1, n + 2))) for report in output]
    return means, [n * report["mean"] for report in output]


def mirrored(model, prior, batches, level, n=0, forgiving=False):
    return [{**beta(prior[1], prior[0], [(t - s, t) for s, t in batches], level, n), "forgiving": forgiving}]


@law("successes and failures exchanged mirror the interval", when=lambda model: model == "beta", also=mirrored, atol=1e-8)
def mirror(output, also):
    ends = [report["interval"] for report in output]
    return [report["interval"] for report in also[0]], [(1 - high, 1 - low) for low, high in ends]


def reversed_batches(model, prior, batches, level, n=0, forgiving=False):
    return [{"model": model, "prior": prior, "batches": batches[::-1], "level": level, "n": n, "forgiving": forgiving}]


@law("the order of the batches does not matter in the end", also=reversed_batches)
def order(output, also):
    return flat(also[0][-1]), flat(output[-1])


def flat(report):
    numbers = [report["mean"], *report["interval"], *report["predictive"]]
    return [*numbers, report.get("variance", 0.0)]


@law("the interval of the normal model is centred at the mean", when=lambda model: model == "normal")
def centred(output):
    return [sum(report["interval"]) / 2 for report in output], [report["mean"] for report in output]


@law("an observation never makes the normal posterior wider", when=lambda model: model == "normal")
def narrower(output):
    variances = [report["variance"] for report in output]
    return bool((np.diff(variances) <= 1e-12).all())


@sized(8, 16, 32, 64)
def growing(rng, n):
    return normal(0.0, 1.0, 2.0, [[x] for x in rng.normal(size=n).tolist()])


@varied
def any_model(rng):
    level = float(rng.uniform(0.2, 0.98))
    if rng.random() < 0.5:
        trials = rng.integers(0, 9, size=rng.integers(0, 4))
        batches = [(int(rng.integers(0, t + 1)), int(t)) for t in trials]
        return beta(*rng.uniform(0.5, 9.0, size=2).tolist(), batches, level, int(rng.integers(0, 6)))
    batches = [rng.normal(size=size).tolist() for size in rng.integers(0, 4, size=rng.integers(0, 4))]
    return normal(float(rng.normal()), *rng.uniform(0.2, 5.0, size=2).tolist(), batches, level)
