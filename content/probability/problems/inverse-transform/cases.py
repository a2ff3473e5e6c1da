import math

import numpy as np

from viva.content.authoring import case, edge, law, stability

CDFS = {
    "uniform": lambda x: x,
    "exponential": lambda x: 1 - np.exp(-x),
    "logistic": lambda x: 1 / (1 + np.exp(-x)),
    "cauchy": lambda x: 0.5 + np.arctan(x) / np.pi,
    "pareto": lambda x: 1 - x ** -3.0,
    "triangular": lambda x: np.where(x < 0, (1 + x) ** 2 / 2, 1 - (1 - x) ** 2 / 2),
}


def seed(rng):
    return int(rng.integers(1 << 30))


def inversion(rng, quantile, n):
    return {"task": "inverse_transform", "quantile": quantile, "n": n, "seed": seed(rng)}


def discrete(rng, probabilities, n):
    return {"task": "discrete", "probabilities": [float(p) for p in probabilities], "n": n, "seed": seed(rng)}


def scripted(probabilities, script):
    return {"task": "discrete", "probabilities": list(probabilities), "n": len(script), "script": list(script)}


def normals(rng, n):
    return {"task": "box_muller", "n": n, "seed": seed(rng)}


@case("five exponential values", shown=True)
def five_exponential(rng):
    return inversion(rng, "exponential", 5)


@case("three hundred logistic values")
def logistic(rng):
    return inversion(rng, "logistic", 300)


@case("a quantile function with two branches")
def triangular(rng):
    return inversion(rng, "triangular", 200)


@case("heavy tails")
def cauchy(rng):
    return inversion(rng, "cauchy", 250)


@case("a power law, two thousand times")
def pareto(rng):
    return inversion(rng, "pareto", 2000)


@case("a quantile function that is a staircase")
def die(rng):
    return inversion(rng, "die", 30)


@case("four outcomes", shown=True)
def four(rng):
    return discrete(rng, [0.1, 0.2, 0.3, 0.4], 8)


@case("many outcomes, many draws")
def many(rng):
    return discrete(rng, rng.dirichlet(np.ones(40)), 3000)


@case("three pairs of normals", shown=True)
def three_pairs(rng):
    return normals(rng, 6)


@case("an odd number of normals")
def odd(rng):
    return normals(rng, 7)


@case("four thousand normals")
def many_normals(rng):
    return normals(rng, 4000)


@edge("no continuous values")
def none_continuous(rng):
    return inversion(rng, "exponential", 0)


@edge("no discrete values")
def none_discrete(rng):
    return discrete(rng, [0.5, 0.5], 0)


@edge("no normals")
def none_normal(rng):
    return normals(rng, 0)


@edge("one normal")
def one_normal(rng):
    return normals(rng, 1)


@edge("a uniform of exactly zero gives the lower end")
def zero_quantile(rng):
    return {"task": "inverse_transform", "quantile": "logistic", "n": 3, "script": [0.5, 0.0, 0.75]}


@edge("a uniform of exactly zero gives radius zero")
def zero_radius(rng):
    return {"task": "box_muller", "n": 4, "script": [0.0, 0.5, 0.125, 0.25]}


@edge("uniforms exactly on a boundary belong to the outcome above")
def boundary(rng):
    return scripted([0.25, 0.25, 0.5], [0.25, 0.5, 0.0, 0.75, 0.125, 0.375])


@edge("outcomes of probability zero never come up")
def impossible(rng):
    return scripted([0.0, 0.5, 0.0, 0.5, 0.0], [0.0, 0.5, 0.25, 1 - 2**-53])


@edge("a single outcome")
def certain(rng):
    return discrete(rng, [1.0], 4)


@edge("the sum may be off by half of 1e-8")
def almost_one(rng):
    return discrete(rng, [0.3, 0.7 + 5e-9], 6)


@edge("a sum a little below 1 is stretched, and an impossible last outcome stays impossible")
def stretched(rng):
    return scripted([0.5, 0.499999995, 0.0], [0.999999999])


@edge("a sum a little above 1 is shrunk, every boundary with it")
def shrunk(rng):
    return scripted([0.5, 0.500000008], [0.499999998])


@edge("a sum too small by 2e-8 is refused", raises=ValueError)
def too_small(rng):
    return discrete(rng, [0.3, 0.7 - 2e-8], 6)


@edge("a sum too large by 2e-8 is refused", raises=ValueError)
def too_large(rng):
    return discrete(rng, [0.3, 0.7 + 2e-8], 6)


@edge("weights that were not normalised are refused", raises=ValueError)
def weights(rng):
    return discrete(rng, [1.0, 2.0, 3.0], 6)


@edge("a negative probability is refused", raises=ValueError)
def negative(rng):
    return discrete(rng, [0.5, -0.25, 0.75], 6)


@edge("a probability that is not a number is refused", raises=ValueError)
def nan(rng):
    return discrete(rng, [0.5, math.nan, 0.5], 6)


@edge("no outcomes at all are refused", raises=ValueError)
def no_outcomes(rng):
    return discrete(rng, [], 3)


@stability("ten tenths add up to less than one")
def ten_tenths(rng):
    return scripted([0.1] * 10, [1 - 2**-53, 0.05, 0.95])


@stability("a uniform so small that 1 - u is 1")
def tiny_uniform(rng):
    return {"task": "box_muller", "n": 2, "script": [1e-18, 0.1]}


def continuous(task, n, quantile):
    return task == "inverse_transform" and quantile in CDFS and n >= 100


@law("the values, put through the cdf, are uniform (Kolmogorov-Smirnov)", when=lambda task, n, quantile=None: continuous(task, n, quantile))
def uniform_again(n, quantile, output):
    u = np.sort(CDFS[quantile](np.asarray(output)))
    distance = np.max(np.abs(u - (np.arange(n) + 0.5) / n)) + 0.5 / n
    return distance < 2.2 / math.sqrt(n) or f"the distance to the uniform distribution is {distance:.3f}"


def as_uniform(n, seed):
    return [{"task": "inverse_transform", "quantile": "uniform", "n": n, "seed": seed}]


@law("inversion keeps the order of the uniforms", when=lambda task, n, quantile=None: continuous(task, n, quantile), also=as_uniform)
def order(output, also):
    return np.argsort(output), np.argsort(also[0])


@law("each outcome comes up as often as its probability says", when=lambda task, n: task == "discrete" and n >= 1000)
def frequencies(probabilities, n, output):
    p = np.array(probabilities)
    counts = np.bincount(output, minlength=len(p))
    worst = np.max(np.abs(counts - n * p) / np.sqrt(n * p * (1 - p) + 1))
    return worst < 5.5 or f"an outcome is {worst:.1f} standard deviations away from its expected count"


@law("normals have mean 0, variance 1, and pairs that are not related", when=lambda task, n: task == "box_muller" and n >= 1000)
def standard(n, output):
    z = np.asarray(output)
    even, odd = z[0::2], z[1::2]
    found = {
        "the mean": z.mean() * math.sqrt(n),
        "the variance": (z.var() - 1) * math.sqrt(n / 2),
        "the fourth moment": (np.mean(z**4) - 3) * math.sqrt(n / 96),
        "the correlation in pairs": np.mean(even * odd) * math.sqrt(n / 2),
        "the correlation of squares in pairs": np.mean((even**2 - 1) * (odd**2 - 1)) * math.sqrt(n / 8),
    }
    return next((f"{name} is {value:.1f} standard errors off" for name, value in found.items() if abs(value) > 5), True)
