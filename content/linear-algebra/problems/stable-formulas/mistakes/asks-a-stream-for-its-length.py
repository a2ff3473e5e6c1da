"""Treats the stream as a list: asks for its length and reads it again and again.

An iterator has no length and can be read once. And computing each prefix afresh takes quadratic time. Keep a count, a mean and
a sum of squares, and update them with each number as it arrives.
"""

import math


def logsumexp(x):
    top = max(x, default=-math.inf)
    if math.isinf(top):
        return top
    return top + math.log(sum(math.exp(v - top) for v in x))


def running_variance(stream):
    variances = []
    for count in range(1, len(stream) + 1):
        mean = sum(stream[:count]) / count
        variances.append(sum((value - mean) ** 2 for value in stream[:count]) / count)
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
