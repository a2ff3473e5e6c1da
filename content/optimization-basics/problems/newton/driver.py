import numpy as np

import submission

A = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]])
B = np.array([1.0, -2.0, 0.5])
X = np.array([[1.0, 0.5], [1.0, -1.5], [1.0, 2.0], [1.0, -0.3], [1.0, 1.1]])
Y = np.array([1.0, 0.0, 1.0, 1.0, 0.0])


def sigmoid(z):
    return 1 / (1 + np.exp(-z))


def logistic(x):
    z = X @ x
    return np.sum(np.logaddexp(0, z) - Y * z) + 0.05 * x @ x


def logistic_hessian(x):
    p = sigmoid(X @ x)
    return X.T @ (X * (p * (1 - p))[:, None]) + 0.1 * np.eye(2)


def cliff(width):
    """Falls with slope 1 up to `width`, beyond which it is undefined."""
    return (lambda x: -x[0] if x[0] < width else np.nan, lambda x: np.array([-1.0]), lambda x: np.array([[1.0]]))


def almost_flat(slope):
    """Decreases along the Newton step by exactly `slope` times the predicted decrease; the gradient is not its own."""
    return (lambda x: -slope * x[0], lambda x: np.array([-1.0]), lambda x: np.array([[1.0]]))


def valley(curvature):
    """A bowl with curvature 1 along the first axis and `curvature` along the second."""
    h = np.array([1.0, curvature])
    return (lambda x: 0.5 * np.sum(h * x**2), lambda x: h * x, lambda x: np.diag(h))


def model(H, b):
    """The quadratic x.Hx/2 - b.x, whose Hessian is one stored array that it works with itself."""
    H, b = np.array(H, dtype=float), np.array(b, dtype=float)
    return (lambda x: 0.5 * x @ H @ x - b @ x, lambda x: H @ x - b, lambda x: H)


def plane():
    """A slope whose gradient and Hessian are stored arrays."""
    slope, flat = np.array([0.001]), np.array([[0.0]])
    return (lambda x: 0.001 * x[0], lambda x: slope, lambda x: flat)


def float64_only(function):
    def watched(x):
        if getattr(x, "dtype", None) != np.float64:
            raise TypeError(f"f, grad and hess take a float64 array, not {getattr(x, 'dtype', type(x).__name__)}")
        return function(x)

    return watched


FUNCTIONS = {
    "quadratic": (lambda x: 0.5 * x @ A @ x - B @ x, lambda x: A @ x - B, lambda x: A),
    "rosenbrock": (
        lambda x: (1 - x[0]) ** 2 + 100 * (x[1] - x[0] ** 2) ** 2,
        lambda x: np.array([-2 * (1 - x[0]) - 400 * x[0] * (x[1] - x[0] ** 2), 200 * (x[1] - x[0] ** 2)]),
        lambda x: np.array([[2 - 400 * x[1] + 1200 * x[0] ** 2, -400 * x[0]], [-400 * x[0], 200.0]]),
    ),
    "logistic": (logistic, lambda x: X.T @ (sigmoid(X @ x) - Y) + 0.1 * x, logistic_hessian),
    "saddle": (  # minima at (0, 1) and (0, -1), a saddle at 0
        lambda x: x[0] ** 2 + 0.25 * x[1] ** 4 - 0.5 * x[1] ** 2,
        lambda x: np.array([2 * x[0], x[1] ** 3 - x[1]]),
        lambda x: np.array([[2.0, 0.0], [0.0, 3 * x[1] ** 2 - 1]]),
    ),
    "hill": (  # a maximum at 0, its Hessian there negative definite
        lambda x: -np.exp(-0.5 * x @ x),
        lambda x: x * np.exp(-0.5 * x @ x),
        lambda x: (np.eye(2) - np.outer(x, x)) * np.exp(-0.5 * x @ x),
    ),
    "quartic": (lambda x: np.sum(x**4), lambda x: 4 * x**3, lambda x: np.diag(12 * x**2)),
    "soft": (lambda x: np.sum(np.sqrt(1 + x**2)), lambda x: x / np.sqrt(1 + x**2), lambda x: np.diag((1 + x**2) ** -1.5)),
    "barrier": (
        lambda x: 3 * x[0] + x[1] - np.sum(np.log(x)),
        lambda x: np.array([3.0, 1.0]) - 1 / x,
        lambda x: np.diag(1 / x**2),
    ),
    "line": (  # only the sum matters: a singular Hessian
        lambda x: (x[0] + x[1] - 1) ** 2,
        lambda x: np.full(2, 2 * (x[0] + x[1] - 1)),
        lambda x: np.full((2, 2), 2.0),
    ),
    "valley just deep enough": valley(1.4e-10),
    "valley too flat": valley(0.7e-10),
    "cliff at the last length": cliff(1.5 * 2.0**-30),
    "cliff beyond the last length": cliff(2.0**-30),
    "almost flat, then a cliff": (lambda x: -1.2e-4 * x[0] if x[0] < 0.2 else np.nan, *almost_flat(1.2e-4)[1:]),
    "a decrease exactly good enough": almost_flat(1e-4),
    "a decrease just good enough": almost_flat(1.2e-4),
    "a decrease not good enough": almost_flat(0.8e-4),
}


def drive(function, x0, scale=None, H=None, b=None, **more):
    """scale: a matrix B; then y -> f(By) is minimised from the point y0 with B y0 = x0. H, b: of the "model"."""
    three = model(H, b) if function == "model" else plane() if function == "plane" else FUNCTIONS[function]
    f, grad, hess = (float64_only(part) for part in three)
    with np.errstate(all="ignore"):
        if scale is None:
            return submission.newton(f, grad, hess, x0, **more)
        S = np.array(scale)
        y0 = np.linalg.solve(S, np.array(x0, dtype=float))
        return submission.newton(lambda y: f(S @ y), lambda y: S.T @ grad(S @ y), lambda y: S.T @ hess(S @ y) @ S, y0, **more)
