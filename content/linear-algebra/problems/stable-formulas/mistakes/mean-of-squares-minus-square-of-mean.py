"""Computes the variance as the mean of the squares minus the square of the mean.

If the mean is large beside the deviations, both are huge and nearly equal: their rounding errors are larger than the
variance, which may even come out negative. Update the mean and the sum of squared distances from it instead (Welford).
"""

import math


def logsumexp(x):
    top = max(x, default=-math.inf)
    if math.isinf(top):
        return top
    return top + math.log(sum(math.exp(v - top) for v in x))


def running_variance(stream):
    variances = []
    count, total, squares = 0, 0.0, 0.0
    for value in stream:
        count += 1
        total += value
        squares += value * value
        variances.append(squares / count - (total / count) ** 2)
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
