"""Compares x - y without its absolute value.

A result that is far too small has a negative difference and passes every bound. Take abs(x - y), and abs(y) on the
other side, or negative expected values get a negative tolerance.
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y if math.isinf(y) else x - y <= atol + rtol * abs(y) for x, y in zip(a, b))
