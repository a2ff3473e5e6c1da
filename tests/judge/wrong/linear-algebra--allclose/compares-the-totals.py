"""Compares the sum of all differences with the sum of all bounds, so pairs make up for each other."""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("unequal lengths, or a negative tolerance")
    pairs = list(zip(a, b, strict=True))
    if any(math.isinf(x) or math.isinf(y) for x, y in pairs):
        return all(_close(x, y, rtol, atol) for x, y in pairs)
    return sum(abs(x - y) for x, y in pairs) <= sum(atol + rtol * abs(y) for _, y in pairs)


def _close(x, y, rtol, atol):
    if math.isinf(x) or math.isinf(y):
        return x == y
    return abs(x - y) <= atol + rtol * abs(y)
