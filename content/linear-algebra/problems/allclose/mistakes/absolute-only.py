"""Uses the absolute tolerance alone.

The spacing of floats grows with their size: near 1e12 two neighbours are 1e-4 apart, so a fixed bound of 1e-8 means
equality there. Add the relative part, rtol * abs(b), which grows with the numbers.
"""


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y or abs(x - y) <= atol for x, y in zip(a, b))
