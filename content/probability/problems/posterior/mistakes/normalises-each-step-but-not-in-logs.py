"""Normalises after each observation, in probabilities.

That keeps the sum at 1, but a single hypothesis can still fall below the smallest float; it is rounded to 0 and never comes back, whatever is observed later. Carry unnormalised logarithms, which have room for it.
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
        shares = [share / total for share in shares]
        result.append(shares)
    return result


def check(numbers):
    if not all(0 <= number < math.inf for number in numbers):
        raise ValueError("expected numbers that are finite and not negative")
