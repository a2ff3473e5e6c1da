"""Replaces zeros by a small number to be able to take logarithms.

An impossible hypothesis then keeps a small probability, and after a few observations in its favour it may even win; an observation that nothing can explain goes unnoticed. The logarithm of zero is minus infinity, and exp(-inf) is 0 again: no smoothing is needed.
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
    total = sum(shares)
    return [share / total for share in shares]


def log(x):
    return math.log(max(x, 1e-12))


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
