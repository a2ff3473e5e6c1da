"""Scales by the largest coefficient, which rounds the others and splits a double root."""

import math


def logsumexp(x):
    top = max(x, default=-math.inf)
    if math.isinf(top):
        return top
    return top + math.log(sum(math.exp(v - top) for v in x))


def running_variance(stream):
    variances, mean, squares = [], 0.0, 0.0
    for count, value in enumerate(stream, start=1):
        distance = value - mean
        mean += distance / count
        squares += distance * (value - mean)
        variances.append(squares / count)
    return variances


def quadratic_roots(a, b, c):
    if a == 0:
        raise ValueError("a must not be zero")
    if c == 0:
        return sorted([0.0, -b / a])
    largest = max(abs(a), abs(b), abs(c))
    a, b, c = a / largest, b / largest, c / largest
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    q = -(b + math.copysign(math.sqrt(discriminant), b)) / 2
    return sorted([q / a, c / q])
