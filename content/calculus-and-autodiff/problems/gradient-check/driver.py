import numpy as np
import submission

FUNCTIONS = {
    "cubes": lambda x: np.sum(x**3),
    "log-sum-exp": lambda x: np.log(np.sum(np.exp(x))),
    "products": lambda x: x[0] * x[1] ** 2 + np.sin(x[0]),
    "absolute": lambda x: np.sum(np.abs(x)),
    "hinge": lambda x: np.sum(np.maximum(0.0, 1.0 - x)),
    "constant": lambda x: 5.0,
    "square root": lambda x: np.sum(np.sqrt(x)),
}

GRADIENTS = {
    "cubes": lambda x: 3.0 * x**2,
    "half cubes": lambda x: 1.5 * x**2,
    "cubes, one wrong": lambda x: 3.0 * x**2 * (1.0 + 0.02 * (np.arange(len(x)) == 1)),
    "cubes, a little off": lambda x: 3.0 * x**2 * (1.0 + 2e-4),
    "cubes as a column": lambda x: 3.0 * x.reshape(-1, 1) ** 2,
    "cubes, summed": lambda x: np.sum(3.0 * x**2),
    "cubes, in place": lambda x: np.multiply(3.0, np.multiply(x, x, out=x), out=x),
    "log-sum-exp": lambda x: np.exp(x) / np.sum(np.exp(x)),
    "negative log-sum-exp": lambda x: -np.exp(x) / np.sum(np.exp(x)),
    "products": lambda x: [x[1] ** 2 + np.cos(x[0]), 2.0 * x[0] * x[1]],
    "sign": np.sign,
    "hinge": lambda x: np.where(x < 1.0, -1.0, 0.0),
    "zero": lambda x: np.zeros(len(x)),
    "not a number": lambda x: np.where(np.arange(len(x)) == 0, np.nan, 3.0 * x**2),
    "square root": lambda x: 0.5 / np.sqrt(x),
}


def piecewise(slopes):
    """Linear on both sides of 0 in each coordinate: slopes[i] = (to the left, to the right)."""
    left, right = np.transpose(slopes)
    return lambda x: np.sum(np.where(x < 0.0, left, right) * x)


def drive(f, grad, x, h):
    function = FUNCTIONS[f] if isinstance(f, str) else piecewise(f)
    gradient = GRADIENTS[grad] if isinstance(grad, str) else lambda x: np.array(grad)
    with np.errstate(all="ignore"):
        if h is None:
            return submission.gradient_check(function, gradient, x)
        return submission.gradient_check(function, gradient, x, h)
