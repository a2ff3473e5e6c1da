"""Subtracts the maximum even when it is infinite.

Infinity minus infinity is NaN, and one NaN makes the whole sum NaN. If the maximum is infinite it already is the answer: minus
infinity if nothing is possible, plus infinity if one term is infinite. A fully masked row of attention scores is such a case.
"""

import math


def logsumexp(x):
    if not x:
        return -math.inf
    top = max(x)
    return top + math.log(sum(math.exp(v - top) for v in x))


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
