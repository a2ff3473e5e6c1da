import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

INF, NAN = math.inf, math.nan
TRUTH = {  # mean and standard deviation of f under the target
    ("normal", "square"): (1.0, math.sqrt(2)),
    ("normal", "identity"): (0.0, 1.0),
    ("normal", "above 4"): (3.167124183311998e-05, 5.6e-3),
    ("exponential", "root"): (math.sqrt(math.pi) / 2, 0.47),
    ("exponential", "identity"): (1.0, 1.0),
    ("unit interval", "square"): (1 / 3, 0.3),
    ("plane", "product"): (0.6, 1.2),
    ("plane", "both positive"): (0.25 + math.asin(0.6) / (2 * math.pi), 0.5),
}


def run(rng, f, target, proposal, n, shift=0.0):
    return {"f": f, "target": target, "proposal": proposal, "n": n, "seed": int(rng.integers(1 << 30)), "shift": shift}


def table(f, log_p, log_q):
    return {"f": list(f), "target": list(log_p), "proposal": list(log_q), "n": len(f)}


@case("three points", shown=True)
def three(rng):
    return table([1.0, -2.0, 4.0], [-1.0, -0.5, -2.0], [-1.5, -1.0, -0.5])


@case("a proposal with heavier tails than the target", shown=True)
def heavier(rng):
    return run(rng, "square", "normal", "wide normal", 1000)


@case("a proposal with lighter tails than the target", shown=True)
def lighter(rng):
    return run(rng, "square", "wide normal", "narrow normal", 1000)


@case("a heavy-tailed target and a normal proposal")
def infinite_variance(rng):
    return run(rng, "sign", "cauchy", "normal", 60)


@case("a rare event, where the proposal makes it common", shown=True)
def rare(rng):
    return run(rng, "above 4", "normal", "normal around 4", 2000)


@case("an unnormalised target")
def unnormalised(rng):
    return run(rng, "identity", "normal", "cauchy", 900, shift=1.25)


@case("a target on half of the line, and a function that is undefined on the other half")
def half_line(rng):
    return run(rng, "root", "exponential", "wide normal", 3000)


@case("a target on an interval")
def on_interval(rng):
    return run(rng, "square", "unit interval", "normal", 2500)


@case("points in the plane")
def in_plane(rng):
    return run(rng, "product", "plane", "plane", 2500)


@case("an indicator in the plane")
def indicator(rng):
    return run(rng, "both positive", "plane", "plane", 1500)


@case("a proposal that is the target")
def own_target(rng):
    return run(rng, "square", "normal", "normal", 40)


@case("an exponential proposal for the exponential target")
def own_exponential(rng):
    return run(rng, "root", "exponential", "exponential", 25)


@case("weights and values of many sizes and both signs")
def many_sizes(rng):
    return table((3 * rng.normal(size=30) + 1).tolist(), (2 * rng.normal(size=30)).tolist(), rng.normal(size=30).tolist())


@edge("one point: its value, its value times its weight, and one point's worth", shown=True)
def one(rng):
    return table([2.5], [-1.0], [-0.5])


@edge("one point of weight zero has no normalised estimate", shown=True)
def one_outside(rng):
    return table([2.5], [-INF], [-0.5])


@edge("all weights zero, where f is undefined too")
def all_outside(rng):
    return table([NAN, INF, 1.0], [-INF, -INF, -INF], [-0.5, 0.0, 3.0])


@edge("points of weight zero count in n")
def some_outside(rng):
    return table([3.0, 1.0, 5.0, 2.0], [-INF, -0.25, -INF, -1.5], [-0.5, -1.0, 0.0, -0.75])


@edge("zero times infinity is zero at a point of weight zero")
def infinite_outside(rng):
    return table([INF, 1.5, -INF, NAN, -0.5], [-INF, 0.5, -INF, -INF, 0.25], [0.0, 0.25, 1.0, -1.0, 0.75])


@edge("a function that is zero everywhere")
def zero(rng):
    return table([0.0, 0.0, 0.0], [0.5, 1.0, -INF], [0.0, -0.5, 0.25])


@edge("a function that is zero wherever the target is positive")
def zero_inside(rng):
    return table([0.0, 7.0], [1.0, -INF], [0.0, 0.0])


@edge("a negative estimate")
def negative(rng):
    return table([-3.0, 0.5, -1.0], [0.0, 0.5, 1.0], [0.25, 0.0, -0.25])


@edge("equal weights")
def equal(rng):
    return table([1.0, 2.0, 6.0, -1.0], [-2.0, -1.0, 0.0, 1.0], [-3.0, -2.0, -1.0, 0.0])


@edge("values that are integers")
def integers(rng):
    return table([1, 0, -3], [0.5, 1.5, -0.5], [-0.5, 0.25, 0.0])


@edge("values that are booleans")
def booleans(rng):
    return table([True, False, True], [0.5, 1.5, -0.5], [-0.5, 0.25, 0.0])


@edge("log densities that are integers")
def integer_densities(rng):
    return table([1.5, 0.5, -3.0], [1, 0, 2], [-1, 2, 0])


@edge("no points are refused", raises=ValueError)
def no_points(rng):
    return run(rng, "square", "normal", "normal", 0)


@edge("a negative number of points is refused", raises=ValueError)
def negative_points(rng):
    return run(rng, "square", "normal", "normal", -2)


@edge("a target that is not a number is refused", raises=ValueError)
def nan_target(rng):
    return table([1.0, 2.0], [0.0, NAN], [0.0, 0.0])


@edge("a target that is infinite is refused", raises=ValueError)
def infinite_target(rng):
    return table([1.0, 2.0], [INF, 0.0], [0.0, 0.0])


@edge("an infinite weight is refused", raises=ValueError)
def infinite_weight(rng):
    return table([1.0, 2.0], [0.0, 0.0], [-INF, 0.0])


@edge("an impossible point is refused even where the target is zero", raises=ValueError)
def both_zero(rng):
    return table([1.0, 2.0], [0.0, -INF], [0.0, -INF])


@edge("a proposal of infinite density is refused", raises=ValueError)
def infinite_proposal(rng):
    return table([1.0, 2.0], [0.0, 0.0], [0.0, INF])


@edge("a proposal whose density is not a number is refused", raises=ValueError)
def nan_proposal(rng):
    return table([1.0, 2.0], [0.0, 0.0], [NAN, 0.0])


@edge("a proposal whose density is not a number is refused even where the target is zero", raises=ValueError)
def nan_proposal_outside(rng):
    return table([1.0, 2.0], [-INF, -INF], [NAN, 0.0])


@edge("a value that is not a number is refused", raises=ValueError)
def nan_value(rng):
    return table([1.0, NAN], [0.0, 0.0], [0.0, 0.0])


@edge("an infinite value is refused", raises=ValueError)
def infinite_value(rng):
    return table([1.0, INF], [0.0, -1.0], [0.0, 0.0])


@edge("a value of minus infinity is refused even where the weight is as good as zero", raises=ValueError)
def minus_infinite_value(rng):
    return table([1.0, -INF], [0.0, -3000.0], [0.0, 0.0])


@stability("weights that all underflow")
def underflow(rng):
    return run(rng, "square", "normal", "wide normal", 80, shift=-5000.0)


@stability("weights that all overflow, and a plain estimate that is infinite", shown=True)
def overflow(rng):
    return table([1.0, -2.0, 0.5], [4000.0, 4001.0, 3999.0], [-1.0, -1.5, 0.5])


@stability("weights that all overflow, for a positive function")
def overflow_positive(rng):
    return run(rng, "square", "normal", "wide normal", 80, shift=4000.0)


@stability("densities that overflow, weights that do not")
def densities_overflow(rng):
    return table([1.0, 2.0, -0.5], [900.0, 901.5, 902.0], [899.0, 902.0, 901.5])


@stability("densities that underflow, weights that do not")
def densities_underflow(rng):
    return table([1.0, 2.0, -0.5], [-900.0, -901.5, -902.0], [-899.0, -902.0, -901.5])


@stability("weights whose squares overflow")
def squares_overflow(rng):
    return table([1.0, 2.0, 3.0], [400.0, 401.0, 399.5], [0.0, 0.5, 0.0])


@stability("weights whose squares underflow")
def squares_underflow(rng):
    return table([1.0, 2.0, 3.0], [-400.0, -401.0, -399.5], [0.0, 0.5, 0.0])


@stability("one weight beside which the others vanish")
def one_large(rng):
    return table([4.0, 1.0, 2.0], [-1000.0, 5.0, -2000.0], [0.0, 1.0, 0.5])


@stability("a function that is zero where the weights are largest")
def zero_at_the_top(rng):
    return table([0.0, 1.0, 0.0, 3.0], [600.0, -200.0, 599.0, -201.0], [0.0, 0.0, 0.5, 0.5])


@stability("a function that is large where the weights are small")
def large_at_the_bottom(rng):
    return table([0.0, 1e100, -2e99], [0.0, -800.0, -799.0], [0.0, 0.0, 0.25])


@stability("a function that is zero except where the weights are e^-100 of the largest")
def zero_above(rng):
    return table([0.0, 1.0, 0.0, -3.0], [101.0, 0.0, 99.5, -1.5], [0.5, -0.5, 0.0, 0.25])


@stability("values of 1e40 at weights of 1e-20")
def large_below(rng):
    return table([1.0, -2.0, 3e40, 1e40], [0.5, 1.0, -46.0, -47.5], [0.0, 0.25, 0.0, 0.5])


@stability("a weight that overflows, and a product that does not")
def product_in_range(rng):
    return table([1e-100, -3e-100], [720.0, 721.0], [0.0, 0.5])


@stability("weights that underflow, and a product that does not")
def product_above_zero(rng):
    return table([1e100, 3e99], [-800.0, -801.0], [0.0, 0.5])


def some_weight(target):
    return isinstance(target, str) or max(target) > -INF


def seeded(proposal):
    return isinstance(proposal, str)


def listed(proposal):
    return isinstance(proposal, list)


@law("the effective sample size is between 1 and the number of points with positive weight", when=lambda target: some_weight(target))
def bounds(target, n, output):
    most = n if isinstance(target, str) else sum(value > -INF for value in target)
    size = output["estimates"][2]
    return 1 - 1e-9 <= size <= most * (1 + 1e-9) or f"it is {size} of {most}"


@law(
    "a constant added to the log target multiplies the plain estimate, and leaves the rest alone",
    when=lambda proposal, shift=None: seeded(proposal) and abs(shift) < 10,
    also=lambda f, target, proposal, n, seed, shift: [{"f": f, "target": target, "proposal": proposal, "n": n, "seed": seed, "shift": shift + 2.0}],
)
def constant(output, also):
    plain, normalised, size = output["estimates"]
    return [plain * math.exp(2.0), normalised, size], list(also[0]["estimates"])


def with_ones(f, target, proposal, n, seed=0, shift=0.0):
    return [{"f": "one" if seeded(proposal) else [1.0] * n, "target": target, "proposal": proposal, "n": n, "seed": seed, "shift": shift}]


@law("the normalised average of 1 is 1, and the weights do not depend on f", when=lambda target: some_weight(target), also=with_ones)
def ones(output, also):
    return [1.0, output["estimates"][2]], list(also[0]["estimates"][1:])


@law("the plain estimate is the normalised one times the average weight", when=lambda target, shift=0.0: some_weight(target) and abs(shift) < 100, also=with_ones, rtol=1e-7)
def quotient(f, output, also):
    average = also[0]["estimates"][0]
    plain, normalised, _ = output["estimates"]
    return (plain, normalised * average) if 1e-100 < average < 1e100 and (normalised == 0 or abs(normalised) > 1e-100) else True


@law("where the proposal is the target, all points count in full", when=lambda target, proposal: seeded(proposal) and target == proposal and target != "plane")
def itself(n, shift, output):
    plain, normalised, size = output["estimates"]
    return [plain, size], [normalised * math.exp(shift), float(n)]


@law("the order of the points does not matter", when=lambda proposal: listed(proposal), also=lambda f, target, proposal, n: [table(f[::-1], target[::-1], proposal[::-1])])
def order(output, also):
    return list(output["estimates"]), list(also[0]["estimates"])


@law("every point twice is worth twice as much, and estimates the same", when=lambda proposal: listed(proposal), also=lambda f, target, proposal, n: [table(f + f, target + target, proposal + proposal)])
def twice(output, also):
    plain, normalised, size = output["estimates"]
    return [plain, normalised, 2 * size], list(also[0]["estimates"])


@law("the normalised estimate is right, as far as the effective sample size can tell", when=lambda f, target, n: n >= 900 and isinstance(f, str) and (target, f) in TRUTH)
def true_mean(f, target, output):
    mean, deviation = TRUTH[target, f]
    _, normalised, size = output["estimates"]
    error = abs(normalised - mean) / deviation * math.sqrt(size)
    return error < 5 or f"it is {error:.1f} standard errors off"


@varied
def anything(rng):
    if rng.random() < 0.5:
        n = int(rng.integers(1, 8))
        log_p = np.where(rng.random(n) < 0.25, -INF, rng.choice([1.0, 30.0, 300.0]) * rng.normal(size=n))
        f = np.where(log_p == -INF, rng.choice([NAN, INF, 2.0], size=n), np.where(rng.random(n) < 0.25, 0.0, 1.0 + rng.random(n)))
        return table(f.tolist(), log_p.tolist(), rng.normal(size=n).tolist())
    f, target, proposals = [
        ("square", "normal", ["normal", "wide normal", "narrow normal", "cauchy"]),
        ("square", "cauchy", ["normal", "cauchy"]),
        ("root", "exponential", ["exponential", "wide normal"]),
        ("square", "unit interval", ["normal", "exponential"]),
        ("both positive", "plane", ["plane"]),
    ][int(rng.integers(5))]
    return run(rng, f, target, proposals[int(rng.integers(len(proposals)))], int(rng.integers(1, 50)), float(rng.choice([0.0, 1.5, -900.0, 900.0])))
