import numpy as np
import submission

A = np.array([[2.0, 1.0, 0.0], [-3.0, 4.0, 0.5], [1.0, 2.0, -1.0]])
B = np.array([1.0, -2.0, 0.5])

FUNCTIONS = {
    "quadratic": lambda x: 0.5 * x @ A @ x + B @ x - 3.0,
    "linear": lambda x: B @ x,
    "cubic": lambda x: x[0] ** 3 + x[0] ** 2 * x[1] - 2.0 * x[1] ** 3,
    "quartic": lambda x: np.sum(x**4) + x[0] ** 3 * x[-1],
    "rosenbrock": lambda x: 100.0 * (x[1] - x[0] ** 2) ** 2 + (1.0 - x[0]) ** 2,
    "log-sum-exp": lambda x: np.log(np.sum(np.exp(x))),
    "waves": lambda x: np.sin(x[0]) * np.cos(x[1]) * np.exp(x[2]),
    "fast": lambda x: np.cos(100.0 * np.sum(x)),
    "absolute": lambda x: np.sum(np.abs(x)),
    "square": lambda x: np.sum(x) ** 2,
    "root": lambda x: np.sqrt(x[0]) + x[1] ** 2,
}


def drive(f, x, h):
    with np.errstate(all="ignore"):
        return submission.hessian(FUNCTIONS[f], x) if h is None else submission.hessian(FUNCTIONS[f], x, h)
