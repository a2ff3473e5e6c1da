import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

W = np.array([[1.0, -2.0, 0.5], [0.0, 3.0, -1.0]])

GRADIENTS = {
    "cubic": lambda x: np.array([3.0 * x[0] ** 2 + 2.0 * x[1], 2.0 * x[0] - 2.0 * x[1]]),
    "cubes": lambda x: 3.0 * x**2,
    "log-sum-exp": lambda x: np.exp(x) / np.sum(np.exp(x)),
    "weighted": lambda x: 3.0 * W * x**2,
    "square": lambda x: 2.0 * x,
    "constant": np.zeros_like,
}


def at(f, x, h=None):
    return {"f": f, "x": x if isinstance(x, list) else np.array(x, dtype=float), "h": h}


@case("two variables", shown=True)
def two(rng):
    return at("cubic", np.array([1.5, -0.5]), 0.01)


@case("a large step shows the error of the formula: h^2 for a cube", shown=True)
def coarse(rng):
    return at("cubes", np.array([0.5, -0.25, 0.75]), 0.25)


@case("coordinates above 1 take a larger step")
def relative(rng):
    return at("cubes", np.array([3.0, -2.0, 1.5, 0.5]), 0.125)


@case("the softmax is the gradient of log-sum-exp")
def softmax(rng):
    return at("log-sum-exp", rng.normal(size=5), 1e-4)


@case("a matrix: the gradient has its shape")
def matrix(rng):
    return at("weighted", rng.normal(size=(2, 3)), 0.05)


@case("the default step")
def default(rng):
    return at("cubic", np.array([0.3, -1.7]))


@case("the default step on a function that swings a thousand times as fast")
def fast(rng):
    return at("fast", rng.uniform(-0.9, 0.9, size=3))


@case("integers in a list")
def integers(rng):
    return at("cubes", [2, -1, 3], 0.05)


@edge("a whole array of integers", shown=True)
def integer_array(rng):
    return {"f": "square", "x": np.array([[2, -1, 4]]), "h": 0.0625}


@edge("a matrix stored column by column")
def by_columns(rng):
    return {**at("cubes", np.array([[0.5, -0.25], [0.75, 1.5]]), 0.25), "order": "F"}


@edge("a single number, an array without axes")
def scalar(rng):
    return at("cubes", np.array(0.5), 0.125)


@edge("no variables: an empty gradient, and f is not called")
def empty(rng):
    return at("cubes", np.zeros((0, 3)), 0.1)


@edge("a constant function")
def constant(rng):
    return at("constant", rng.normal(size=4), 1e-3)


@edge("at a kink the two sides cancel")
def kink(rng):
    return at("absolute", np.array([0.0, 0.01, -0.5, 2.0]), 0.0625)


@edge("a step over the border of the domain gives NaN there only")
def border(rng):
    return at("square root", np.array([0.0, 1.0]), 0.125)


@edge("an infinite value of f stays infinite")
def pole(rng):
    return at("ratio", np.array([1.0, 0.125]), 0.125)


@edge("a NaN in x spoils every difference that sees it")
def not_a_number(rng):
    return at("cubes", np.array([np.nan, 1.0]), 0.1)


@edge("a step of zero is refused", raises=ValueError)
def no_step(rng):
    return at("cubes", np.zeros(0), 0.0)


@edge("a negative step is refused", raises=ValueError, shown=True)
def negative_step(rng):
    return at("cubes", np.ones(2), -0.01)


@edge("a step that is not a number is refused", raises=ValueError)
def nan_step(rng):
    return at("cubes", np.ones(2), np.nan)


@stability("at 10^12 a fixed step would be rounded away")
def huge(rng):
    return at("square", np.array([1e12, -3e12]))


def known(f, x):
    return f in GRADIENTS and bool(np.all(np.isfinite(x)))


@law("the gradient has the shape of x")
def shape(x, output):
    return output["gradient"].shape == np.shape(x)


@law("it agrees with the known gradient to the order of h^2", when=known)
def agrees(f, x, h, output):
    x, h = np.array(x, dtype=float), 1e-5 if h is None else h
    step = h * np.maximum(1.0, np.abs(x))
    exact = GRADIENTS[f](x)
    allowed = 4.0 * step**2 + 1e-6 * (1.0 + np.abs(exact))
    return bool(np.all(np.abs(output["gradient"] - exact) <= allowed))


def halved(f, x, h):
    return [at(f, x, h), at(f, x, h / 2)]


@law(
    "half the step leaves a quarter of the error",
    when=lambda f, h: f == "cubes" and h is not None,
    also=halved,
    atol=1e-8,
)
def order(f, x, h, output, also):
    exact = GRADIENTS[f](np.array(x, dtype=float))
    return also[0]["gradient"] - exact, 4.0 * (also[1]["gradient"] - exact)


@varied
def anything(rng):
    f = str(rng.choice(["cubes", "log-sum-exp", "fast", "square", "absolute"]))
    x = rng.normal(size=tuple(int(n) for n in rng.integers(1, 4, size=int(rng.integers(1, 3))))) * 2
    return at(f, x, float(rng.choice([0.01, 0.05, 0.2])) if rng.uniform() < 0.7 else None)
