import numpy as np

import submission

A = np.array([[3.0, 1.0, 0.0], [1.0, 2.0, -0.5], [0.0, -0.5, 1.0]])
B = np.array([1.0, -2.0, 0.5])


def rosenbrock(x):
    return np.array([-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] ** 2), 200 * (x[1] - x[0] ** 2)])


def buffered():
    """A gradient that returns the same array every time, as frameworks do."""
    buffer = np.zeros(2)

    def gradient(x):
        buffer[:] = [x[0], 4 * x[1]]
        return buffer

    return gradient


GRADIENTS = {
    "quadratic": lambda: lambda x: A @ x - B,
    "bowl": lambda: lambda x: x,
    "steep": lambda: lambda x: 11 * x,
    "matrix": lambda: lambda x: np.array([[1.0, 2.0], [4.0, 0.5], [3.0, 1.5]]) * (x - 1),
    "rosenbrock": lambda: rosenbrock,
    "quartic": lambda: lambda x: 4 * x**3,
    "logistic": lambda: lambda x: 1 / (1 + np.exp(-x)) - 0.8,
    "linear": lambda: lambda x: np.full(x.shape, 0.5),
    "root": lambda: lambda x: 0.5 / np.sqrt(x),
    "infinite": lambda: lambda x: np.full(x.shape, np.inf),
    "buffered": buffered,
    "nowhere": lambda: lambda x: np.full(x.shape, np.nan),
}


def drive(gradient, x0, **more):
    function = GRADIENTS[gradient]()
    kept = []  # every array that went in or out, and what it held then
    calls = 0

    def watched(x):
        nonlocal calls
        if getattr(x, "dtype", None) != np.float64:
            raise TypeError(f"grad takes a float64 array, not {getattr(x, 'dtype', type(x).__name__)}")
        calls += 1
        value = function(x)
        kept.append((x, x.copy()))
        if gradient != "buffered":  # that one changes its array itself
            kept.append((value, value.copy()))
        return value

    with np.errstate(all="ignore"):
        result = submission.gradient_descent(watched, x0, **more)
    if not isinstance(result, dict):
        return result
    if isinstance(result.get("x"), np.generic):  # x - lr * g of arrays without axes is a NumPy scalar
        result = {**result, "x": np.asarray(result["x"])}
    untouched = all(np.array_equal(now, then, equal_nan=True) for now, then in kept)
    return {**result, "evaluations": calls, "points left as they were": untouched}
