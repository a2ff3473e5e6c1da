"""Compares the largest difference with the bound of the largest expected value."""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("unequal lengths, or a negative tolerance")
    pairs = list(zip(a, b, strict=True))
    if not all(math.isfinite(x) and math.isfinite(y) for x, y in pairs):
        return all(_close(x, y, rtol, atol) for x, y in pairs)
    distance = max((abs(x - y) for x, y in pairs), default=0.0)
    return distance <= atol + rtol * max((abs(y) for y in b), default=0.0)


def _close(x, y, rtol, atol):
    if math.isinf(x) or math.isinf(y):
        return x == y
    return abs(x - y) <= atol + rtol * abs(y)
