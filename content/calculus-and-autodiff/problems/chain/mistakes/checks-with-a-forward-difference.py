"""Checks with (F(x + h) - F(x)) / h.

The forward difference is wrong by about h F''/2, so a right derivative looks wrong unless h is tiny, where rounding
takes over. The central difference (F(x + h) - F(x - h)) / (2h) cancels that term and is wrong by h^2 F'''/6 only.
"""


def chain(functions, x):
    value, derivative = float(x), 1.0
    for f, slope in functions:
        derivative *= slope(value)
        value = f(value)
    return value, derivative


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x)[0]) / h
    return abs(chain(functions, x)[1] - difference)
