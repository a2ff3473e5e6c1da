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
    seen = []

    def counted(x):
        seen.append(1)
        return GRADIENTS[gradient]()(x) if gradient != "buffered" else held(x)

    held = buffered()
    with np.errstate(all="ignore"):
        result = submission.gradient_descent(counted, x0, **more)
    return {**result, "evaluations": len(seen)}
