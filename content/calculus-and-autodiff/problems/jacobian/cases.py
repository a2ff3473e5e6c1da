import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

A = np.array([[1.0, -2.0, 0.5], [4.0, 0.0, -1.0], [0.0, 3.0, 2.0], [-1.0, 1.0, 1.0]])


def softmax_jacobian(x):
    p = np.exp(x) / np.exp(x).sum()
    return np.diag(p) - np.outer(p, p)


KNOWN = {
    "linear": lambda x: A,
    "cubes": lambda x: np.diag(3.0 * x**2),
    "polar": lambda x: np.array([[np.cos(x[1]), -x[0] * np.sin(x[1])], [np.sin(x[1]), x[0] * np.cos(x[1])]]),
    "softmax": softmax_jacobian,
    "inner": lambda x: 2.0 * x[None, :],
    "reusing": lambda x: np.array([[x[1], x[0]], [1.0, 3.0 * x[1] ** 2]]),
    "squares": lambda x: np.diag(2.0 * x),
}


def at(f, x, h=None):
    return {"f": f, "x": x, "h": h}


@case("polar coordinates", shown=True)
def polar(rng):
    return at("polar", np.array([2.0, 0.5]), 0.01)


@case("a linear map has its matrix everywhere", shown=True)
def linear(rng):
    return at("linear", rng.normal(size=3), 0.5)


@case("five functions of three variables, returned as a list")
def tall(rng):
    return at("products", rng.normal(size=3), 0.05)


@case("softmax: a symmetric matrix whose rows sum to zero")
def softmax(rng):
    return at("softmax", rng.normal(size=5), 1e-3)


@case("a large step shows the error of the formula: h^2 for a cube")
def coarse(rng):
    return at("cubes", np.array([0.5, -0.25, 0.75]), 0.25)


@case("coordinates above 1 take a larger step")
def relative(rng):
    return at("cubes", np.array([3.0, -2.0, 1.5, 0.5]), 0.125)


@case("the default step")
def default(rng):
    return at("products", rng.normal(size=3))


@case("the default step on a map that swings a thousand times as fast")
def fast(rng):
    return at("fast", rng.uniform(-0.9, 0.9, size=3))


@case("a list of integers", shown=True)
def integers(rng):
    return at("squares", [2, -1, 3], 0.0625)


@case("a map that returns the same array each time, refilled")
def reusing(rng):
    return at("reusing", np.array([1.5, -0.5]), 0.01)


@edge("one output: a matrix of one row, not a vector")
def one_row(rng):
    return at("inner", rng.normal(size=4), 0.01)


@edge("one variable: a matrix of one column")
def one_column(rng):
    return at("curve", np.array([0.7]), 0.01)


@edge("no variables: m rows of no entries")
def no_variables(rng):
    return at("fixed", np.zeros(0), 0.1)


@edge("no outputs: no rows of n entries")
def no_outputs(rng):
    return at("nothing", np.ones(3), 0.1)


@edge("a step over the border of the domain gives NaN in one entry")
def border(rng):
    return at("root", np.array([0.0, 1.0]), 0.125)


@edge("a constant map")
def constant(rng):
    return at("fixed", rng.normal(size=3), 0.01)


@edge("a matrix for x is refused", raises=ValueError)
def matrix(rng):
    return at("cubes", np.ones((2, 2)), 0.1)


@edge("a single number for x is refused", raises=ValueError)
def number(rng):
    return at("fixed", 3.0, 0.1)


@edge("a step of zero is refused", raises=ValueError)
def no_step(rng):
    return at("fixed", np.zeros(0), 0.0)


@edge("a negative step is refused", raises=ValueError, shown=True)
def negative_step(rng):
    return at("cubes", np.ones(2), -0.01)


@edge("a step that is not a number is refused", raises=ValueError)
def nan_step(rng):
    return at("cubes", np.ones(2), np.nan)


@stability("at 10^12 a fixed step would be rounded away")
def huge(rng):
    return at("squares", np.array([1e12, -3e12]))


@law("it agrees with the known Jacobian to the order of h^2", when=lambda f: f in KNOWN)
def agrees(f, x, h, output):
    x, h = np.array(x, dtype=float), 1e-5 if h is None else h
    exact = KNOWN[f](x)
    allowed = 4.0 * (h * np.maximum(1.0, np.abs(x))) ** 2 + 1e-6 * (1.0 + np.abs(exact))
    return bool(np.all(np.abs(output - exact) <= allowed))


@law("the determinant of polar coordinates is the radius", when=lambda f: f == "polar", rtol=1e-3)
def radius(x, output):
    return np.linalg.det(output), x[0]


def squares_after_polar(f, x, h):
    r, angle = x
    return [at("polar", x, 1e-4), at("squares", np.array([r * np.cos(angle), r * np.sin(angle)]), 1e-4)]


@law(
    "Jacobians of compositions multiply", when=lambda f: f == "polar", also=squares_after_polar, rtol=1e-6, atol=1e-6
)
def chain_rule(x, also):
    r, angle = x  # squares after polar: (r^2 cos^2, r^2 sin^2)
    c, s = np.cos(angle), np.sin(angle)
    together = np.array([[2 * r * c * c, -2 * r * r * c * s], [2 * r * s * s, 2 * r * r * s * c]])
    return also[1] @ also[0], together


SIZES = [("products", 3), ("softmax", 4), ("cubes", 2), ("fast", 3), ("squares", 5), ("reusing", 2), ("curve", 1)]


@varied
def anything(rng):
    f, n = SIZES[rng.integers(len(SIZES))]
    return at(f, rng.normal(size=n) * 2, float(rng.choice([0.01, 0.05, 0.2])) if rng.uniform() < 0.7 else None)
