"""Divides by k - 1, which gives the sample variance.

The correction makes the estimate of an unknown population's variance unbiased, and libraries differ in what they do by default
(numpy.var divides by k, statistics.variance by k - 1). The population variance of what was seen divides by k; ask which one is meant.
"""

import math


def logsumexp(x):
    top = max(x, default=-math.inf)
    if math.isinf(top):
        return top
    return top + math.log(sum(math.exp(v - top) for v in x))


def running_variance(stream):
    variances = []
    count, mean, squares = 0, 0.0, 0.0
    for value in stream:
        count += 1
        distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
        variances.append(squares / (count - 1) if count > 1 else 0.0)
    return variances


def quadratic_roots(a, b, c):
    if a == 0:
        raise ValueError("a must not be zero: the equation is not quadratic")
    exponent = math.frexp(max(abs(a), abs(b), abs(c)))[1]
    a, b, c = (math.ldexp(coefficient, -exponent) for coefficient in (a, b, c))
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    q = -(b + math.copysign(math.sqrt(discriminant), b)) / 2
    return sorted([q / a, c / q]) if q else [0.0, 0.0]
