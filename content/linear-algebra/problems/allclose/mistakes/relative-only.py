"""Uses the relative tolerance alone.

Near zero it allows nothing: when the expected value is 0, a harmless rounding error of 1e-17 is called a difference.
The absolute tolerance is there for exactly this; add it to rtol * abs(b).
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y or (math.isfinite(y) and abs(x - y) <= rtol * abs(y)) for x, y in zip(a, b))
