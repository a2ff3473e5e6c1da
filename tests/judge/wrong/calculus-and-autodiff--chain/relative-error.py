"""Divides the difference by the derivative, so the check is relative."""


def _run(functions, x):
    u = x
    d = 1.0
    for f, df in functions:
        d = df(u) * d
        u = f(u)
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

    d = _run(functions, x)[1]
    return float(abs(d - (F(x + h) - F(x - h)) / (2 * h)) / max(abs(d), 1e-12))
