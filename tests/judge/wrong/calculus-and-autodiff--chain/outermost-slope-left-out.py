"""Does not multiply by the derivative of the outermost function."""


def _run(functions, x):
    u = x
    d = 1.0
    for f, df in functions:
        u, inner, d = f(u), d, df(u) * d
    return float(u), float(inner if functions else d)


def chain(functions, x):
    return _run(functions, x)


def chain_error(functions, x, h):
    if not h > 0:
        raise ValueError("h must be positive")

    def F(t):
        for f, _ in functions:
            t = f(t)
        return t

    return float(abs(_run(functions, x)[1] - (F(x + h) - F(x - h)) / (2 * h)))
