"""Squares b without scaling the coefficients first.

The square of 1e200 overflows to infinity and that of 1e-200 underflows to zero, although the roots are ordinary numbers. Divide all
three coefficients by the same power of two, near the largest of them: the roots stay and the squares are in range.
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
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    q = -(b + math.copysign(math.sqrt(discriminant), b)) / 2
    return sorted([q / a, c / q]) if q else [0.0, 0.0]
