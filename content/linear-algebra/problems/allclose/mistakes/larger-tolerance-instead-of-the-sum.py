"""Takes the larger of the two tolerances, relative to the larger of the two numbers, as math.isclose does.

That is a sound test too, but another one: it is symmetric, and stricter where both tolerances are of the same size.
Here the contract is NumPy's: atol + rtol * abs(b), the sum, measured against b.
"""

import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(
        x == y or (math.isfinite(x) and math.isfinite(y) and abs(x - y) <= max(rtol * max(abs(x), abs(y)), atol))
        for x, y in zip(a, b)
    )
