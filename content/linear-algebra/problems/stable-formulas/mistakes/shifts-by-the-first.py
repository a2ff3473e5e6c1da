"""Subtracts the first number instead of the largest.

Any shift is right on paper, but only the maximum keeps every exponent at or below zero. With the first number as the shift, a
later one that is 1000 larger overflows as before. The mean and the minimum fail in the same way.
"""

import math


def logsumexp(x):
    finite = [v for v in x if v != -math.inf]
    if not finite:
        return -math.inf
    if math.inf in finite:
        return math.inf
    return finite[0] + math.log(sum(math.exp(v - finite[0]) for v in finite))


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
