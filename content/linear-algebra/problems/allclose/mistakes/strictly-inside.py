"""Excludes the bound itself, with < in place of <=.

With both tolerances zero nothing is then close to anything, not even a number to itself. The bound belongs to the
accepted region.
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y if math.isinf(y) else abs(x - y) < atol + rtol * abs(y) for x, y in zip(a, b))
