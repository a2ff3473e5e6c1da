"""Replaces the value before the derivative is evaluated.

f' must see the value that goes into f. After value = f(value) that number is gone, and f' is evaluated one function
too late. Multiply first, then replace; or keep both in one assignment.
"""


def chain(functions, x):
    value, derivative = float(x), 1.0
    for f, slope in functions:
        value = f(value)
        derivative *= slope(value)
    return value, derivative


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")
    difference = (chain(functions, x + h)[0] - chain(functions, x - h)[0]) / (2 * h)
    return abs(chain(functions, x)[1] - difference)
