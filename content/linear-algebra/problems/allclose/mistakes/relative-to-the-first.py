"""Measures the relative part against a instead of b.

b is the expected value and sets the scale. With a as the scale a wildly large result widens its own tolerance: with
rtol = 0.5, the answer 2 would pass for 1.
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y or (math.isfinite(x) and abs(x - y) <= atol + rtol * abs(x)) for x, y in zip(a, b))
