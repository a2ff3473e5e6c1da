"""Normalises the likelihoods alone.

p(data | hypothesis) is not p(hypothesis | data): a positive test for a rare disease is usually a false alarm. Start the log weights from the logarithm of the prior (the base rate), not from zero.
"""

import math


def posterior(prior, likelihood):
    for numbers in [prior, *likelihood]:
        check(numbers)
    weights = [0.0 if p > 0 else -math.inf for p in prior]
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
    return math.log(x) if x > 0 else -math.inf


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
