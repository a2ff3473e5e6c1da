"""Squares the distance from the mean after the update.

The sum of squares about the new mean grows by (x - old mean) * (x - new mean). The mean has already moved towards the
new number, so with the new mean in both factors each number counts too little. Keep the distance from before the update.
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
        squares += (value - mean) ** 2
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
