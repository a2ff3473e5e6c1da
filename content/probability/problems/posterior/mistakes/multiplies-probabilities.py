"""Multiplies probabilities, which underflow to zero after a few hundred observations.

A product of 200 factors of 0.01 is below the smallest float, and then every hypothesis has the weight 0. Add logarithms instead of multiplying, and subtract the largest before taking exponentials.
"""

import math


def posterior(prior, likelihood):
    for numbers in [prior, *likelihood]:
        check(numbers)
    if not any(p > 0 for p in prior):
        raise ValueError("no hypothesis is possible")
    shares = [float(p) for p in prior]
    result = []
    for row in likelihood:
        shares = [share * x for share, x in zip(shares, row, strict=True)]
        total = sum(shares)
        if total == 0:
            raise ValueError("the observation is impossible")
        result.append([share / total for share in shares])
    return result


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
