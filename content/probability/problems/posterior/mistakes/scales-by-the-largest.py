"""Divides by the largest weight instead of by the sum.

Subtracting the maximum of the log weights is only there to keep exp in range; it makes the largest share 1, not the total. Divide by the sum of the shares to get probabilities.
"""

import math


def posterior(prior, likelihood):
    for numbers in [prior, *likelihood]:
        check(numbers)
    weights = [log(p) for p in prior]
    if all(w == -math.inf for w in weights):
        raise ValueError("no hypothesis is possible")
    result = []
    for row in likelihood:
        weights = [w + log(x) for w, x in zip(weights, row, strict=True)]
        result.append(normalised(weights))
    return result


def normalised(weights):
    largest = max(weights)
    if largest == -math.inf:
        raise ValueError("the observation is impossible")
    shares = [math.exp(w - largest) for w in weights]
    return shares


def log(x):
    return math.log(x) if x > 0 else -math.inf


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
