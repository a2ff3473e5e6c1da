import numpy as np
import submission

A = np.array([[1.0, -2.0, 0.5], [4.0, 0.0, -1.0], [0.0, 3.0, 2.0], [-1.0, 1.0, 1.0]])
KEPT = np.zeros(2)


def reusing(x):
    """Writes each answer into the same array."""
    KEPT[0] = x[0] * x[1]
    KEPT[1] = x[0] + x[1] ** 3
    return KEPT


def softmax(x):
    e = np.exp(x - x.max())
    return e / e.sum()


FUNCTIONS = {
    "linear": lambda x: A @ x,
    "cubes": lambda x: x**3,
    "polar": lambda x: np.array([x[0] * np.cos(x[1]), x[0] * np.sin(x[1])]),
    "softmax": softmax,
    "products": lambda x: [x[0] * x[1], x[1] * x[2], x[0] ** 3, x[2] ** 2 - x[0], np.sin(x[1])],
    "inner": lambda x: np.array([x @ x]),
    "curve": lambda x: (np.cos(x[0]), np.sin(x[0]), x[0]),
    "fast": lambda x: np.sin(1000.0 * x),
    "reusing": reusing,
    "squares": lambda x: x * x,
    "nothing": lambda x: np.zeros(0),
    "root": lambda x: np.array([np.sqrt(x[0]), x[0] + x[1]]),
    "fixed": lambda x: [5.0, 6.0],
}


def drive(f, x, h):
    with np.errstate(all="ignore"):
        return submission.jacobian(FUNCTIONS[f], x) if h is None else submission.jacobian(FUNCTIONS[f], x, h)
