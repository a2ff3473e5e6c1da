"""Puts the prior in front of the posteriors."""

import math


def _log(x):
    return math.log(x) if x > 0 else -math.inf


def posterior(prior, likelihood):
    n = len(prior)
    if n == 0:
        raise ValueError("there is no hypothesis")
    for row in likelihood:
        if len(row) != n:
            raise ValueError("a row has the wrong length")
    for numbers in [prior, *likelihood]:
        for x in numbers:
            if not 0 <= x < math.inf:
                raise ValueError("a number is negative or not finite")
    if not any(prior):
        raise ValueError("no hypothesis is possible")
    w = [_log(x) for x in prior]
    out = [[x / sum(prior) for x in prior]]
    for row in likelihood:
        w = [a + _log(x) for a, x in zip(w, row, strict=True)]
        top = max(w)
        if top == -math.inf:
            raise ValueError("the observation is impossible")
        w = [a - top for a in w]
        e = [math.exp(a) for a in w]
        total = math.fsum(e)
        out.append([x / total for x in e])
    return out
