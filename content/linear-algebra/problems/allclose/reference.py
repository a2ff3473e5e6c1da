import math


def allclose(a, b, rtol=1e-5, atol=1e-8):
    """Whether every a[i] is close to b[i]: |a - b| <= atol + rtol * |b|.

    a, b: equally many numbers; b is the one measured against. Returns a bool.
    NaN is close to nothing, an infinity only to itself.
    Raises ValueError if the lengths differ or a tolerance is negative.

    NumPy reference, numpy.allclose; IEEE 754-2019 for NaN and infinities.
    """
    if len(a) != len(b):
        raise ValueError(f"a and b must have the same length, got {len(a)} and {len(b)}")
    if rtol < 0 or atol < 0:
        raise ValueError(f"tolerances must not be negative, got rtol={rtol}, atol={atol}")
    return all(_close(x, y, rtol, atol) for x, y in zip(a, b))


def _close(x, y, rtol, atol):
    # Infinity minus infinity is NaN, and an infinite y would make the right-hand side infinite.
    if math.isinf(y):
        return x == y
    return abs(x - y) <= atol + rtol * abs(y)
