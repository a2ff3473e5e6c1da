"""Multiplies the square root by the sign of b, which is 0 for b = 0.

Then the square root drops out and the roots of 4 x^2 - 9 become zero. The sign is needed only to avoid cancellation, and
without a linear term either choice is right, but it has to be one of them: math.copysign never returns 0 here.
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
    q = -(b + ((b > 0) - (b < 0)) * math.sqrt(discriminant)) / 2
    return sorted([q / a, c / q]) if q else [0.0, 0.0]
