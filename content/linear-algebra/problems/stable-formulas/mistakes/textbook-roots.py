"""Uses -b plus and minus the square root for both roots.

When b * b is much larger than 4 a c, the root is nearly abs(b), and one of the two subtracts equal numbers: the small root loses
all its digits. Compute the root where the signs agree, and the other from the product of the roots, c / a.
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
        raise ValueError("a must not be zero")
    exponent = math.frexp(max(abs(a), abs(b), abs(c)))[1]
    a, b, c = (math.ldexp(coefficient, -exponent) for coefficient in (a, b, c))
    discriminant = b * b - 4 * a * c
    if discriminant < 0:
        return []
    root = math.sqrt(discriminant)
    return sorted([(-b - root) / (2 * a), (-b + root) / (2 * a)])
