import numpy as np
import submission

W = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])

FUNCTIONS = {
    "cubic": lambda x: x[0] ** 3 + 2.0 * x[0] * x[1] - x[1] ** 2,
    "cubes": lambda x: np.sum(x**3),
    "log-sum-exp": lambda x: np.log(np.sum(np.exp(x))),
    "weighted": lambda x: np.sum(W * x**3),
    "fast": lambda x: np.sum(np.sin(1000.0 * x)),
    "absolute": lambda x: np.sum(np.abs(x)),
    "constant": lambda x: 3.0,
    "square root": lambda x: np.sqrt(x[0]) + x[1],
    "square": lambda x: np.sum(x * x),
    "ratio": lambda x: x[0] / x[1],
}


def drive(f, x, h, order=None):
    if order is not None:
        x = np.asarray(x, order=order)  # arrays arrive row by row
    calls = 0

    def counted(point):
        nonlocal calls
        calls += 1
        return FUNCTIONS[f](point)

    with np.errstate(all="ignore"):
        gradient = (
            submission.numerical_gradient(counted, x) if h is None else submission.numerical_gradient(counted, x, h)
        )
    return {"gradient": gradient, "calls of f": calls}
