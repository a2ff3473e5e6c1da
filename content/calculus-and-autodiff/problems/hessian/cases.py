import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

A = np.array([[2.0, 1.0, 0.0], [-3.0, 4.0, 0.5], [1.0, 2.0, -1.0]])


def softmax_jacobian(x):
    p = np.exp(x) / np.exp(x).sum()
    return np.diag(p) - np.outer(p, p)


KNOWN = {
    "quadratic": lambda x: (A + A.T) / 2,
    "linear": lambda x: np.zeros((3, 3)),
    "cubic": lambda x: np.array([[6.0 * x[0] + 2.0 * x[1], 2.0 * x[0]], [2.0 * x[0], -12.0 * x[1]]]),
    "log-sum-exp": softmax_jacobian,
    "rosenbrock": lambda x: np.array(
        [[1200.0 * x[0] ** 2 - 400.0 * x[1] + 2.0, -400.0 * x[0]], [-400.0 * x[0], 200.0]]
    ),
}


def at(f, x, h=None):
    return {"f": f, "x": x, "h": h}


@case("a quadratic form with a matrix that is not symmetric", shown=True)
def quadratic(rng):
    return at("quadratic", rng.normal(size=3), 0.5)


@case("a cubic in two variables", shown=True)
def cubic(rng):
    return at("cubic", np.array([0.5, -0.75]), 0.125)


@case("a quartic shows the error of the formula")
def quartic(rng):
    return at("quartic", np.array([0.5, -0.25, 0.75]), 0.25)


@case("coordinates above 1 take a larger step, each its own")
def relative(rng):
    return at("quartic", np.array([3.0, -2.0, 0.5]), 0.125)


@case("the Rosenbrock function at its minimum")
def rosenbrock(rng):
    return at("rosenbrock", np.array([1.0, 1.0]), 0.01)


@case("log-sum-exp: the Hessian is diag(p) - p p^T")
def log_sum_exp(rng):
    return at("log-sum-exp", rng.normal(size=4), 0.01)


@case("a product of waves")
def waves(rng):
    return at("waves", np.array([0.3, -0.8, 0.4]), 0.05)


@case("the default step")
def default(rng):
    return at("waves", np.array([-0.6, 0.5, -0.2]))


@case("the default step on a function that swings a hundred times as fast")
def fast(rng):
    return at("fast", np.array([0.2, -0.35]))


@case("a list of integers", shown=True)
def integers(rng):
    return at("cubic", [1, -2], 0.25)


@edge("one variable: a matrix of one entry")
def one(rng):
    return at("log-sum-exp", np.array([0.5]), 0.1)


@edge("one variable, a quartic: the diagonal takes a double step")
def one_quartic(rng):
    return at("quartic", np.array([0.25]), 0.25)


@edge("no variables: an empty matrix")
def empty(rng):
    return at("square", np.zeros(0), 0.1)


@edge("a linear function has no curvature")
def linear(rng):
    return at("linear", rng.normal(size=3), 0.1)


@edge("a kink looks like a curvature that grows as the step shrinks")
def kink(rng):
    return at("absolute", np.array([0.0, 1.0]), 0.0625)


@edge("a saddle has curvatures of both signs")
def saddle(rng):
    return at("cubic", np.array([0.0, 0.5]), 0.0625)


@edge("a step over the border of the domain gives NaN where it is met")
def border(rng):
    return at("root", np.array([0.1, 0.5]), 0.0625)


@edge("a matrix for x is refused", raises=ValueError)
def matrix(rng):
    return at("square", np.ones((2, 2)), 0.1)


@edge("a single number for x is refused", raises=ValueError)
def number(rng):
    return at("square", 0.5)


@edge("a step of zero is refused", raises=ValueError)
def no_step(rng):
    return at("square", np.zeros(0), 0.0)


@edge("a negative step is refused", raises=ValueError, shown=True)
def negative_step(rng):
    return at("square", np.ones(2), -0.01)


@edge("a step that is not a number is refused", raises=ValueError)
def nan_step(rng):
    return at("square", np.ones(2), np.nan)


@case("a sum that rounds differently in the two orders")
def rounding(rng):
    return at("waves", np.array([-0.6, 0.5, -0.2]), 0.5)


@stability("at 10^9 a fixed step would be lost in rounding")
def huge(rng):
    return at("square", np.array([1e9, 3e9]), 0.01)


@law("the Hessian is exactly symmetric", rtol=0.0, atol=0.0)
def symmetric(output):
    return output, output.T


@law("it agrees with the closed form to the order of h^2", when=lambda f: f in KNOWN)
def agrees(f, x, h, output):
    x, h = np.array(x, dtype=float), 1e-4 if h is None else h
    step = h * np.maximum(1.0, np.abs(x)).max()
    exact = KNOWN[f](x)
    curving = {"log-sum-exp": 1.0, "rosenbrock": 1200.0}.get(f, 0.0)  # bounds the terms of order h^2
    return bool(np.all(np.abs(output - exact) <= curving * step**2 + 1e-6 * (1.0 + np.abs(exact))))


def halved(f, x, h):
    return [at(f, x, h), at(f, x, h / 2)]


@law(
    "half the step leaves a quarter of the error of a quartic", when=lambda f: f == "quartic", also=halved, atol=1e-8
)
def order(x, also):
    x = np.array(x, dtype=float)
    exact = np.diag(12.0 * x**2)
    exact[0, 0] += 6.0 * x[0] * x[-1]
    exact[0, -1] += 3.0 * x[0] ** 2
    exact[-1, 0] += 3.0 * x[0] ** 2
    if len(x) == 1:
        exact[0, 0] = 24.0 * x[0] ** 2
    return also[0] - exact, 4.0 * (also[1] - exact)


SIZES = [("quadratic", 3), ("quartic", 3), ("log-sum-exp", 4), ("waves", 3), ("fast", 2), ("rosenbrock", 2)]


@varied
def anything(rng):
    f, n = SIZES[rng.integers(len(SIZES))]
    return at(f, rng.normal(size=n), float(rng.choice([0.02, 0.05, 0.2])))
