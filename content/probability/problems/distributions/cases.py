import math

import numpy as np

from viva.content.authoring import case, edge, law, sized, stability

DISCRETE = ("Bernoulli", "Binomial", "Poisson")


def ask(family, parameters, points=(), size=0, **more):
    return {"family": family, "parameters": list(parameters), "points": list(points), "size": size, **more}


@case("a biased coin", shown=True)
def coin(rng):
    return ask("Bernoulli", [0.3], [0, 1], size=6, seed=1)


@case("ten trials", shown=True)
def ten_trials(rng):
    return ask("Binomial", [10, 0.35], list(range(11)), size=4, seed=2)


@case("a Poisson count of rate 3.5")
def poisson(rng):
    return ask("Poisson", [3.5], list(range(12)), size=12, seed=3)


@case("an exponential waiting time of rate 2.5", shown=True)
def exponential(rng):
    return ask("Exponential", [2.5], [0.1, 0.4, 1.0, 3.0], size=6, seed=4)


@case("a normal variable with mean 2 and standard deviation 3")
def normal(rng):
    return ask("Normal", [2.0, 3.0], [-4.5, -1.0, 2.0, 2.7, 9.0], size=9, seed=5)


@case("a rate below one")
def slow(rng):
    rate = float(rng.uniform(0.2, 0.6))
    return ask("Exponential", [rate], rng.exponential(3.0, size=5).tolist(), size=5, seed=6)


@case("a narrow normal with a negative mean")
def narrow(rng):
    mean, std = float(rng.uniform(-9, -5)), float(rng.uniform(0.05, 0.3))
    return ask("Normal", [mean, std], (mean + std * rng.normal(size=6)).tolist(), size=5, seed=7)


@case("two thousand draws of a binomial")
def many_binomial(rng):
    return ask("Binomial", [7, float(rng.uniform(0.55, 0.8))], [2, 3, 4], size=2000, seed=8)


@case("two thousand draws of a Poisson count")
def many_poisson(rng):
    return ask("Poisson", [float(rng.uniform(0.5, 6))], [2, 3, 4], size=2000, seed=9)


@case("two thousand draws of a normal variable")
def many_normal(rng):
    return ask("Normal", [1.5, float(rng.uniform(0.5, 4))], [0.5, 1.0], size=2000, seed=10)


@edge("the coin outside its support and between its points")
def coin_outside(rng):
    return ask("Bernoulli", [0.3], [-math.inf, -1, -0.5, 0, 0.5, 1, 1.5, 2, math.inf])


@edge("the binomial outside its support and between its points")
def binomial_outside(rng):
    points = [-math.inf, -2, -0.5, 0, 0.7, 2.0, 2.5, 3.999, 4, 4.5, 5, math.inf]
    return ask("Binomial", [4, 0.6], points)


@edge("the Poisson count outside its support and between its points")
def poisson_outside(rng):
    return ask("Poisson", [1.3], [-math.inf, -1, -0.5, 0, 0.5, 3.0, 3.5, math.inf])


@edge("the exponential at zero, below it and at infinity")
def exponential_outside(rng):
    return ask("Exponential", [1.7], [-math.inf, -0.5, 0, 0.0, math.inf])


@edge("the normal at infinity")
def normal_infinite(rng):
    return ask("Normal", [1.0, 2.0], [-math.inf, 1.0, math.inf])


@edge("a coin that never shows 1")
def never(rng):
    return ask("Bernoulli", [0.0], [0, 0.5, 1], uniforms=[0.0, 0.7, 0.999], size=3)


@edge("a coin that always shows 1")
def always(rng):
    return ask("Bernoulli", [1.0], [0, 0.5, 1], uniforms=[0.0, 0.7, 0.999], size=3)


@edge("a binomial that never succeeds")
def no_success(rng):
    return ask("Binomial", [3, 0.0], [0, 1, 2.5, 3], size=2, seed=11)


@edge("a binomial that always succeeds")
def all_success(rng):
    return ask("Binomial", [3, 1.0], [0, 1, 2.5, 3], size=2, seed=12)


@edge("a binomial of no trials")
def no_trials(rng):
    return ask("Binomial", [0, 0.4], [-1, 0, 1], size=3, seed=13)


@edge("uniforms exactly on the threshold")
def on_threshold(rng):
    return ask("Binomial", [2, 0.25], uniforms=[0.25, 0.0, 0.125, 0.125, 0.75, 0.25], size=3)


@edge("a uniform that is exactly zero")
def zero_uniform(rng):
    return ask("Exponential", [2.0], uniforms=[0.0, 0.5, 0.0], size=3)


@edge("an arrival at the last moment counts")
def last_moment(rng):
    rate = -math.log1p(-0.5)
    return ask("Poisson", [rate], uniforms=[0.5, 0.25, 0.75, 0.0, 0.0, 0.875], size=3)


@edge("the radius comes from the first uniform")
def radius_first(rng):
    return ask("Normal", [0.0, 1.0], uniforms=[0.0, 0.3, 0.5, 0.0, 0.75, 0.5], size=3)


@edge("no values are asked for")
def nothing_drawn(rng):
    return ask("Poisson", [2.0], [1], size=0)


@edge("a coin with negative probability is refused", raises=ValueError)
def negative_p(rng):
    return ask("Bernoulli", [-0.1])


@edge("a coin with probability above one is refused", raises=ValueError)
def large_p(rng):
    return ask("Bernoulli", [1.1])


@edge("a coin whose probability is not a number is refused", raises=ValueError)
def nan_p(rng):
    return ask("Bernoulli", [math.nan])


@edge("a binomial with a negative number of trials is refused", raises=ValueError)
def negative_n(rng):
    return ask("Binomial", [-1, 0.5])


@edge("a binomial with a probability above one is refused", raises=ValueError)
def binomial_large_p(rng):
    return ask("Binomial", [3, 1.5])


@edge("a binomial with a negative probability is refused", raises=ValueError)
def binomial_negative_p(rng):
    return ask("Binomial", [3, -0.5])


@edge("a binomial whose probability is not a number is refused", raises=ValueError)
def binomial_nan_p(rng):
    return ask("Binomial", [3, math.nan])


@edge("a Poisson rate of zero is refused", raises=ValueError)
def zero_rate(rng):
    return ask("Poisson", [0.0])


@edge("a Poisson rate that is not a number is refused", raises=ValueError)
def nan_rate(rng):
    return ask("Poisson", [math.nan])


@edge("an exponential rate of zero is refused", raises=ValueError)
def zero_exponential(rng):
    return ask("Exponential", [0.0])


@edge("an exponential rate that is not a number is refused", raises=ValueError)
def nan_exponential(rng):
    return ask("Exponential", [math.nan])


@edge("a negative exponential rate is refused", raises=ValueError)
def negative_exponential(rng):
    return ask("Exponential", [-2.0])


@edge("a standard deviation of zero is refused", raises=ValueError)
def zero_std(rng):
    return ask("Normal", [0.0, 0.0])


@edge("a negative standard deviation is refused", raises=ValueError)
def negative_std(rng):
    return ask("Normal", [0.0, -1.0])


@edge("a standard deviation that is not a number is refused", raises=ValueError)
def nan_std(rng):
    return ask("Normal", [0.0, math.nan])


@stability("a coin that hardly ever shows 1")
def rare(rng):
    return ask("Bernoulli", [1e-13], [0, 1])


@stability("two thousand trials")
def many_trials(rng):
    return ask("Binomial", [2000, 0.3], [0, 500, 600, 640, 2000], size=1, seed=14)


@stability("a Poisson count of rate 1000")
def large_rate(rng):
    return ask("Poisson", [1000.0], [0, 700, 1000, 1030], size=2, seed=15)


@stability("the exponential near zero and far out")
def exponential_tails(rng):
    return ask("Exponential", [0.5], [1e-14, 1e-9, 2000.0])


@stability("the normal far from its mean")
def normal_tails(rng):
    return ask("Normal", [1.0, 2.0], [-19.0, -15.0, 90.0])


@stability("a normal so narrow that its variance is too small for a float")
def narrowest(rng):
    return ask("Normal", [0.0, 1e-200], [0.0, 1e-200])


@law("the cdf never falls and stays between 0 and 1", atol=1e-12)
def monotone(points, output):
    values = [c for _, c in sorted(zip(points, output["cdf"]))]
    rises = all(a <= b + 1e-12 for a, b in zip(values, values[1:]))
    return rises and all(0.0 <= c <= 1.0 + 1e-12 for c in values)


def consecutive(family, points):
    return family in DISCRETE and len(points) > 1 and all(b == a + 1 for a, b in zip(points, points[1:]))


@law("the cdf of a discrete variable jumps by its probability", when=consecutive, rtol=1e-9, atol=1e-12)
def jumps(output):
    return np.diff(output["cdf"]), np.exp(output["log"][1:])


def smooth(family, points):
    return family not in DISCRETE and len(points) > 0 and all(1e-3 < abs(x) < 50 for x in points)


def beside(family, parameters, points):
    h = 1e-4
    return [ask(family, parameters, [x + s for x in points]) for s in (-h, h)]


@law("the density is the slope of the cdf", when=smooth, also=beside, rtol=1e-4, atol=1e-9)
def slope(output, also):
    return (np.array(also[1]["cdf"]) - np.array(also[0]["cdf"])) / 2e-4, np.exp(output["log"])


@law("draws have the mean and variance that the class states", when=lambda size: size >= 2000)
def moments(size, output):
    drawn = np.array(output["sample"], dtype=float)
    error = abs(drawn.mean() - output["mean"]) / math.sqrt(output["variance"] / size)
    spread = drawn.var() / output["variance"]
    if error > 5:
        return f"the average of {size} draws is {error:.1f} standard errors away from mean()"
    return 0.8 < spread < 1.25 or f"the draws vary {spread:.2f} times as much as variance() says"


@sized(32, 64, 128, 256)
def growing(rng, n):
    return ask("Binomial", [n, 0.5], [n - 1], size=3, seed=n)
