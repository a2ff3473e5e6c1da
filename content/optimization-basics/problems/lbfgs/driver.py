import numpy as np

import submission

X = np.array([[1.0, 0.5, -1.0], [1.0, -1.5, 0.3], [1.0, 2.0, 0.8], [1.0, -0.3, -2.0], [1.0, 1.1, 1.4]])
Y = np.array([1.0, 0.0, 1.0, 1.0, 0.0])
CURVATURES = np.array([1.0, 3.0, 10.0, 40.0, 0.2, 6.0])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def bowl(h):
    h = np.array(h)
    return lambda x: 0.5 * np.sum(h * x**2), lambda x: h * x


def rosenbrock(x):
    return np.sum(100 * (x[1:] - x[:-1] ** 2) ** 2 + (1 - x[:-1]) ** 2)


def rosenbrock_gradient(x):
    g = np.zeros(len(x))
    g[:-1] = -400 * x[:-1] * (x[1:] - x[:-1] ** 2) - 2 * (1 - x[:-1])
    g[1:] += 200 * (x[1:] - x[:-1] ** 2)
    return g


def tilted(delta):
    """Curvatures 1 and -1 + delta, with slope 1 at 0 along both axes."""
    h = np.array([1.0, -1.0 + delta])
    return lambda x: 0.5 * np.sum(h * x**2) + np.sum(x), lambda x: h * x + 1


def cliff(width):
    """Falls with slope 1 up to `width`, beyond which it is undefined."""
    return lambda x: -x[0] if x[0] < width else np.nan, lambda x: np.array([-1.0])


def almost_flat(slope):
    """Decreases along -g by `slope` times what the gradient predicts; the gradient is not its own."""
    return lambda x: -slope * x[0], lambda x: np.array([-1.0])


def wall(x):
    """Half a square down to 1, below which it is undefined."""
    return 0.5 * x[0] ** 2 if x[0] >= 1 else np.nan


def float64_only(function):
    def watched(x):
        if getattr(x, "dtype", None) != np.float64:
            raise TypeError(f"f and grad take a float64 array, not {getattr(x, 'dtype', type(x).__name__)}")
        return function(x)

    return watched


FUNCTIONS = {
    "quadratic": (lambda x: 0.5 * np.sum(CURVATURES * x**2) - np.sum(x), lambda x: CURVATURES * x - 1),
    "small quadratic": (
        lambda x: 1e-9 * (0.5 * np.sum(CURVATURES * x**2) - np.sum(x)),
        lambda x: 1e-9 * (CURVATURES * x - 1),
    ),
    "tiny quadratic": (
        lambda x: 1e-12 * (0.5 * np.sum(CURVATURES * x**2) - np.sum(x)),
        lambda x: 1e-12 * (CURVATURES * x - 1),
    ),
    "rosenbrock": (rosenbrock, rosenbrock_gradient),
    "logistic": (
        lambda x: np.sum(np.logaddexp(0, X @ x) - Y * (X @ x)) + 0.05 * x @ x,
        lambda x: X.T @ (sigmoid(X @ x) - Y) + 0.1 * x,
    ),
    "waves": (lambda x: np.sum(np.cos(x)) + 0.05 * x @ x, lambda x: 0.1 * x - np.sin(x)),
    "barrier": (lambda x: 3 * x[0] + x[1] - np.sum(np.log(x)), lambda x: np.array([3.0, 1.0]) - 1 / x),
    "linear": (lambda x: x[0] - 2 * x[1], lambda x: np.array([1.0, -2.0])),
    "bowl": bowl([1.0, 1.0]),
    "tilted, pair just good enough": tilted(2.0**-32),
    "tilted, pair not good enough": tilted(1.6e-10),
    "wall": (wall, lambda x: 1.0 * x),
    "cliff at the last length": cliff(1.5 * 2.0**-30),
    "cliff beyond the last length": cliff(2.0**-30),
    "a decrease exactly good enough": almost_flat(1e-4),
    "a decrease just good enough": almost_flat(1.2e-4),
    "a decrease not good enough": almost_flat(0.8e-4),
}


def drive(task, g=None, steps=None, changes=None, function=None, x0=None, rotation=None, **more):
    """rotation: an orthogonal matrix R; then y -> f(Ry) is minimised from the point y0 with R y0 = x0."""
    if task == "direction":
        return submission.two_loop_direction(g, steps, changes)
    f, grad = (float64_only(part) for part in FUNCTIONS[function])
    with np.errstate(all="ignore"):
        if rotation is None:
            return submission.lbfgs(f, grad, x0, **more)
        R = np.array(rotation)
        return submission.lbfgs(lambda y: f(R @ y), lambda y: R.T @ grad(R @ y), R.T @ np.array(x0, dtype=float), **more)
