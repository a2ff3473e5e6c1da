import math

import numpy as np

from viva.content.authoring import case, edge, law, sized, stability


def log_of_sum(*x):
    return {"function": "logsumexp", "values": list(x)}


def variance(*stream):
    return {"function": "running_variance", "values": list(stream)}


def roots(a, b, c):
    return {"function": "quadratic_roots", "values": [a, b, c]}


@case("logsumexp of three moderate numbers", shown=True)
def moderate(rng):
    return log_of_sum(0.5, -1.0, 2.0)


@case("logsumexp of many numbers of both signs")
def many(rng):
    return log_of_sum(*(3 * rng.normal(size=12)).tolist())


@edge("logsumexp of one number is that number")
def single(rng):
    return log_of_sum(-3.25)


@edge("logsumexp of zero alone is exactly zero")
def single_zero(rng):
    return log_of_sum(0.0)


@edge("logsumexp of nothing", shown=True)
def nothing(rng):
    return log_of_sum()


@edge("minus infinity adds nothing to a logsumexp")
def one_impossible(rng):
    return log_of_sum(-math.inf, 1.0, 2.5)


@edge("logsumexp of minus infinities only")
def all_impossible(rng):
    return log_of_sum(-math.inf, -math.inf)


@edge("logsumexp with plus infinity")
def certain(rng):
    return log_of_sum(1.0, math.inf, -math.inf)


@edge("logsumexp of equal numbers adds the logarithm of their count")
def ties(rng):
    return log_of_sum(2.0, 2.0, 2.0, 2.0)


@stability("logsumexp of 1000 and 1000 does not overflow", shown=True)
def large(rng):
    return log_of_sum(1000.0, 1000.0)


@stability("logsumexp of numbers below -1000 does not underflow")
def small(rng):
    return log_of_sum(-1000.0, -1001.0, -1002.5)


@stability("logsumexp of numbers that are far apart, the largest in the middle")
def far_apart(rng):
    return log_of_sum(-2000.0, 1500.0, 1499.0, 0.0)


@stability("logsumexp of numbers that are far apart, the largest first")
def far_apart_first(rng):
    return log_of_sum(1500.0, 1499.0, -2000.0, 0.0)


@case("running variance of five numbers", shown=True)
def five(rng):
    return variance(2.0, 4.0, 4.0, 7.0, -1.0)


@case("running variance of noise around 3")
def noise(rng):
    return variance(*(3 + 2 * rng.normal(size=20)).tolist())


@edge("running variance of one number is zero")
def first(rng):
    return variance(6.5)


@edge("running variance of an empty stream", shown=True)
def silence(rng):
    return variance()


@edge("running variance of a constant stream stays zero")
def constant(rng):
    return variance(5.0, 5.0, 5.0, 5.0)


@edge("running variance after a jump")
def jump(rng):
    return variance(1.0, 1.0, 1.0, 101.0, 101.0)


@edge("running variance of fifty thousand numbers, each at a constant cost")
def long(rng):
    return {"function": "running_variance of a long stream", "values": [50_000]}


@edge("running variance of very small numbers")
def small_scale(rng):
    return variance(*(1e-120 * rng.normal(size=6)).tolist())


@stability("running variance far away from zero")
def offset(rng):
    return variance(*np.round(1e8 + 100 * rng.normal(size=15)).tolist())


@stability("running variance far below zero")
def negative_offset(rng):
    return variance(*np.round(-3e8 + 250 * rng.normal(size=15)).tolist())


@case("two roots of opposite sign", shown=True)
def opposite(rng):
    return roots(2.0, -3.0, -5.0)


@case("two negative roots")
def both_negative(rng):
    return roots(1.0, 5.0, 6.0)


@case("a negative leading coefficient")
def downwards(rng):
    return roots(-3.0, 4.5, 2.0)


@case("integer coefficients")
def integers(rng):
    return roots(1, -7, 10)


@case("coefficients drawn at random, with real roots")
def random_roots(rng):
    a, b, c = (float(v) for v in rng.uniform(0.5, 2.0, size=3))
    return roots(a, 4 * b, -c)


@edge("a double root appears twice", shown=True)
def double(rng):
    return roots(1.0, -6.0, 9.0)


@edge("no real root")
def none(rng):
    return roots(1.0, 2.0, 3.0)


@edge("no linear term")
def pure(rng):
    return roots(4.0, 0.0, -9.0)


@edge("a double root of coefficients that only a power of two scales exactly")
def double_exact(rng):
    return roots(1.0, -38.0, 361.0)


@edge("a discriminant just below zero")
def just_none(rng):
    return roots(1.0, 2.0, 1.0 + 1e-13)


@edge("a discriminant below zero by one rounding error")
def barely_none(rng):
    return roots(1.0, 2.0, 1.0000000000000002)


@edge("no linear term and no real root")
def pure_imaginary(rng):
    return roots(4.0, 0.0, 9.0)


@edge("no constant term: one root is zero")
def through_zero(rng):
    return roots(2.0, 6.0, 0.0)


@edge("no constant term, and the other root is positive")
def through_zero_positive(rng):
    return roots(2.0, -6.0, 0.0)


@edge("only the square is left: zero twice")
def square(rng):
    return roots(3.0, 0.0, 0.0)


@edge("a zero leading coefficient is refused", raises=ValueError, shown=True)
def linear(rng):
    return roots(0.0, 2.0, -1.0)


@edge("all coefficients zero is refused", raises=ValueError)
def all_zero(rng):
    return roots(0.0, 0.0, 0.0)


@stability("one root is a billion times a billion times the other")
def cancels(rng):
    return roots(1.0, 1e9, 1.0)


@stability("the same with a negative linear term")
def cancels_negative(rng):
    return roots(1.0, -1e9, 1.0)


@stability("the small root next to a negative leading coefficient")
def cancels_downwards(rng):
    return roots(-2.0, 3e8, 5.0)


@stability("huge coefficients")
def huge(rng):
    return roots(1e200, -3e200, 2e200)


@stability("huge coefficients, all negative")
def huge_negative(rng):
    return roots(-2e200, -7e200, -3e200)


@stability("a huge double root's coefficients")
def huge_double(rng):
    return roots(2.0**600, -(2.0**601), 2.0**600)


@stability("tiny coefficients")
def tiny(rng):
    return roots(2e-200, 1e-200, -6e-200)


@stability("tiny coefficients without a real root")
def tiny_none(rng):
    return roots(2e-200, 1e-200, 6e-200)


@stability("a huge linear term between ordinary coefficients")
def huge_linear(rng):
    return roots(1.0, -1e200, 1e10)


@stability("a huge positive linear term")
def huge_linear_positive(rng):
    return roots(3.0, 1e180, -2.0)


@stability("a huge constant term")
def huge_constant(rng):
    return roots(1e150, 1.0, -1e200)


@stability("a huge leading coefficient")
def huge_leading(rng):
    return roots(-1e200, 1.0, 1e150)


def asks(name):
    return lambda function, values: function == name and bool(values) and all(math.isfinite(v) for v in values)


@law("adding 700 to every number adds 700 to the logsumexp", when=asks("logsumexp"),
     also=lambda function, values: [{"function": function, "values": [v + 700.0 for v in values]}])
def shift(output, also):
    return also[0], output + 700.0


@law("logsumexp lies between the maximum and the maximum plus log n", when=asks("logsumexp"))
def bounds(values, output):
    slack = 1e-9 * (1 + abs(output))
    return max(values) - slack <= output <= max(values) + math.log(len(values)) + slack


@law("a variance is never negative", when=asks("running_variance"))
def not_negative(output):
    return all(v >= 0 for v in output)


@law("doubling every number makes the variances four times as large", when=asks("running_variance"),
     also=lambda function, values: [{"function": function, "values": [2 * v for v in values]}])
def doubling(output, also):
    return np.array(also[0]), 4 * np.array(output)


@law("the last variance does not depend on the order of the stream", when=asks("running_variance"),
     also=lambda function, values: [{"function": function, "values": values[::-1]}], rtol=1e-6)
def order(output, also):
    return also[0][-1], output[-1]


def has_roots(function, values):
    if function != "quadratic_roots" or values[0] == 0:
        return False
    a, b, c = values
    return all(1e-150 < abs(v) < 1e150 for v in values if v) and b * b >= 4 * a * c


@law("the roots add up to -b / a and multiply to c / a", when=has_roots, atol=1e-14)
def vieta(values, output):
    a, b, c = values
    return [output[0] + output[1], output[0] * output[1]], [-b / a, c / a]


@law("a common power of two leaves the roots where they are", when=asks("quadratic_roots"),
     also=lambda function, values: [{"function": function, "values": [v * 2.0**-60 for v in values]}])
def common_factor(output, also):
    return also[0], output


@law("changing the sign of b mirrors the roots", when=asks("quadratic_roots"),
     also=lambda function, values: [{"function": function, "values": [values[0], -values[1], values[2]]}])
def mirror(output, also):
    return also[0], [-x for x in reversed(output)]


@sized(16, 32, 64, 128)
def growing_stream(rng, n):
    return variance(*rng.normal(size=n).tolist())
