"""Takes exponentials of the log weights without subtracting their maximum.

Working in logs is no use if exp is taken of -9000 at the end: it is 0 for all hypotheses. The common factor cancels in the ratio, so subtract the largest log weight first; the largest term is then exp(0) = 1.
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
    shares = [math.exp(w) for w in weights]
    total = sum(shares)
    if total == 0:
        raise ValueError("the observation is impossible")
    return [share / total for share in shares]


def log(x):
    return math.log(x) if x > 0 else -math.inf


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
