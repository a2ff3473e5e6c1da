"""Adds the derivatives instead of multiplying them.

Slopes of sums add; slopes of compositions multiply. If g stretches a small interval by 3 and f stretches the result
by 2, together they stretch it by 6, not by 5. Start from 1 and multiply.
"""


def chain(functions, x):
    value, derivative = float(x), 0.0
    for f, slope in functions:
        derivative += slope(value)
        value = f(value)
    return value, derivative if functions else 1.0


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
