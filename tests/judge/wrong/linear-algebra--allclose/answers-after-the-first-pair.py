"""Returns inside the loop, after the first pair."""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("unequal lengths, or a negative tolerance")
    for x, y in zip(a, b, strict=True):
        return _close(x, y, rtol, atol)
    return True


def _close(x, y, rtol, atol):
    if math.isinf(x) or math.isinf(y):
        return x == y
    return abs(x - y) <= atol + rtol * abs(y)
