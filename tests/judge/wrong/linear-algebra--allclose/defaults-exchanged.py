"""Has the two default tolerances the wrong way round."""

import math


def allclose(a, b, rtol=1e-8, atol=1e-5):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("unequal lengths, or a negative tolerance")
    return all(_close(x, y, rtol, atol) for x, y in zip(a, b, strict=True))


def _close(x, y, rtol, atol):
    if math.isinf(x) or math.isinf(y):
        return x == y
    return abs(x - y) <= atol + rtol * abs(y)
