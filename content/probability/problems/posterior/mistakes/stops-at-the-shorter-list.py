"""Pairs hypotheses with likelihoods by zip, which silently stops at the shorter list.

A row with a number missing then drops a hypothesis from the posterior, and one with a number too many is cut. Compare the lengths and raise, or use zip(..., strict=True).
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
        weights = [w + log(x) for w, x in zip(weights, row)]
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
