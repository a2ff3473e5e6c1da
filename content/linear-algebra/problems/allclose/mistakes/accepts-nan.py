"""Looks for a pair that is too far apart, and NaN is never too far.

Every comparison with NaN is False, so `abs(x - y) > bound` finds nothing wrong with it, and a diverged result passes.
Write the test so that False is the safe answer: all(abs(x - y) <= bound).
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    for x, y in zip(a, b):
        if math.isinf(y):
            if x != y:
                return False
        elif abs(x - y) > atol + rtol * abs(y):
            return False
    return True
