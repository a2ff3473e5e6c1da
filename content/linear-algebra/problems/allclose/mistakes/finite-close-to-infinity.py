"""Lets the inequality decide when b is infinite.

Then rtol * abs(b) is infinite and so is the difference, and infinity <= infinity holds: every number counts as close to infinity, also
the opposite infinity. Settle an infinite b by x == y before you come to the inequality.
"""


def allclose(a, b, rtol=1e-5, atol=1e-8):
    if len(a) != len(b) or rtol < 0 or atol < 0:
        raise ValueError("bad arguments")
    return all(x == y or abs(x - y) <= atol + rtol * abs(y) for x, y in zip(a, b))
