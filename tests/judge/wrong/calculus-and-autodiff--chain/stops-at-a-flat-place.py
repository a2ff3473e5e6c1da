"""Stops as soon as the derivative is zero and returns the inner value."""


def _run(functions, x):
    u = x
    d = 1.0
    for f, df in functions:
        d = df(u) * d
        u = f(u)
        if d == 0.0:
            break
    return float(u), float(d)


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
