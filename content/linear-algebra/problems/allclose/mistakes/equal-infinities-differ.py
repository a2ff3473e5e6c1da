"""Demands finite numbers, so that two equal infinities count as different.

Infinity minus infinity is NaN, so the inequality says no; but the values are the same. A mask of minus infinities
before a softmax, for example, has to compare equal to itself. Ask x == y first.
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(math.isfinite(y) and abs(x - y) <= atol + rtol * abs(y) for x, y in zip(a, b))
