"""Combines every observation with the original prior, not with what was learnt before.

Sequential updating means that today's posterior is tomorrow's prior. As written, each row of the result only knows one observation. Keep the accumulated log weights.
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
        result.append(normalised([w + log(x) for w, x in zip(weights, row, strict=True)]))
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
