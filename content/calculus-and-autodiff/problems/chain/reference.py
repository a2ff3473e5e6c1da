def chain(functions, x):
    """The value and the derivative of a composition at x, in one pass from the inside out.

    functions: pairs (f, f'), the innermost first; x: a number. Returns (value, derivative), two floats.
    Errors that a function raises pass through.

    Spivak, Calculus, 4th ed., chapter 10 (the chain rule).
    """
    value, derivative = float(x), 1.0
    for f, slope in functions:
        derivative *= slope(value)
        value = f(value)
    return value, derivative


def chain_error(functions, x, h):
    """|derivative by the chain rule - central difference of the composition with step h|, a float.

    Raises ValueError unless h > 0.
    """
    if not h > 0:
        raise ValueError(f"h must be positive, got {h}")
    above, _ = chain(functions, x + h)
    below, _ = chain(functions, x - h)
    _, derivative = chain(functions, x)
    return abs(derivative - (above - below) / (2 * h))
