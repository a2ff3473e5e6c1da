import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

EXACT = ("cubes", "log-sum-exp", "products")  # smooth functions whose gradient has the same name


def check(f, grad, x, h=None):
    return {"f": f, "grad": grad, "x": x, "h": h}


def slopes(pairs, claimed, h=0.0625):
    """At 0, where piecewise linear functions are computed without rounding."""
    return check(pairs, claimed, np.zeros(len(pairs)), h)


@case("a right gradient", shown=True)
def right(rng):
    return check("products", "products", np.array([0.7, -1.2]))


@case("one wrong coordinate among five", shown=True)
def one_wrong(rng):
    return check("cubes", "cubes, one wrong", rng.uniform(1.0, 2.0, size=5))


@case("half of the gradient: a relative error of one half")
def half(rng):
    return check("cubes", "half cubes", rng.uniform(0.5, 2.0, size=3))


@case("every sign is the other way round: relative errors of 2", shown=True)
def sign(rng):
    return check("log-sum-exp", "negative log-sum-exp", rng.normal(size=4))


@case("a gradient that is a little off is suspect")
def little(rng):
    return check("cubes", "cubes, a little off", rng.uniform(0.5, 1.5, size=3))


@case("a large step makes a right gradient look wrong")
def coarse(rng):
    return check("cubes", "cubes", np.array([0.25, -0.125]), 0.0625)


@case("coordinates above 1 take a larger step")
def relative(rng):
    return check("cubes", "cubes", np.array([300.0, -20.0, 5.0]), 0.0009765625)


@case("the softmax, integers in a list")
def integers(rng):
    return check("log-sum-exp", "log-sum-exp", [1, -2, 0])


@case("a gradient that changes its argument")
def in_place(rng):
    return check("cubes", "cubes, in place", rng.uniform(0.5, 1.5, size=3))


@case("a small slope far from zero is judged relative to itself")
def small(rng):
    return slopes([(1e-3, 1e-3), (1e-6, 1e-6)], [1.25e-3, 1.5e-6])


@edge("a kink is marked and left out of the verdict", shown=True)
def kink(rng):
    return check("absolute", "sign", np.array([0.0, 1.5, -0.75]), 0.0625)


@edge("a kink inside the step, not at the point")
def near_kink(rng):
    return check("hinge", "hinge", np.array([0.9999995, 3.0, -1.0]))


@edge("nothing but kinks cannot be decided")
def all_kinks(rng):
    return check("absolute", "sign", np.zeros(2), 0.0625)


@edge("no coordinates cannot be decided")
def empty(rng):
    return check("constant", "zero", np.zeros(0))


@edge("zero against zero is no error")
def zeros(rng):
    return check("constant", "zero", np.array([1.0, -2.0]), 0.0625)


@edge("below 1e-8 the error is taken relative to 1e-8")
def floor(rng):
    return slopes([(0.0, 0.0), (0.0, 0.0)], [1e-9, -2.5e-14])


@edge("errors of exactly 0.00001 are still fine")
def fine_threshold(rng):
    return slopes([(99999.0, 99999.0), (2.0, 2.0)], [100000.0, 2.0])


@edge("errors just above 0.00001 are suspect")
def above_fine(rng):
    return slopes([(99998.5, 99998.5)], [100000.0])


@edge("errors just below 0.00001 are fine")
def below_fine(rng):
    return slopes([(99999.25, 99999.25)], [100000.0])


@edge("errors of exactly 0.01 are still suspect")
def suspect_threshold(rng):
    return slopes([(99.0, 99.0), (0.0, 0.0)], [100.0, 0.0])


@edge("errors just above 0.01 are wrong")
def above_suspect(rng):
    return slopes([(98.5, 98.5)], [100.0])


@edge("slopes that differ by exactly 1 in 100 are no kink")
def slope_threshold(rng):
    return slopes([(99.0, 100.0), (100.0, 99.0), (99.0, 100.5), (-100.5, -99.0)], [99.5, 99.5, 99.75, -99.75])


@edge("steep falling slopes that differ by less than 1 in 100 are no kink")
def falling(rng):
    return slopes([(-201.0, -200.0)], [-200.5])


@edge("below slopes of 1 a kink is measured against 1")
def gentle(rng):
    return slopes([(0.0, 0.0078125), (0.0, 0.015625), (-0.00390625, 0.0)], [0.00390625, 0.0078125, -0.001953125])


@edge("a NaN in the gradient is wrong")
def not_a_number(rng):
    return check("cubes", "not a number", np.array([1.0, 2.0, 3.0]))


@edge("a NaN after a right coordinate is wrong too")
def not_a_number_last(rng):
    return check("absolute", [1.0, np.nan], np.array([2.0, 1.5]), 0.0625)


@edge("a NaN at a kink is left out like every error there")
def not_a_number_at_kink(rng):
    return check("absolute", [np.nan, 1.0], np.array([0.0, 1.5]), 0.0625)


@edge("a step over the border of the domain is wrong, not fine")
def border(rng):
    return check("square root", "square root", np.array([0.03125, 1.0]), 0.0625)


@edge("a column for a gradient is refused", raises=ValueError)
def column(rng):
    return check("cubes", "cubes as a column", np.ones(3))


@edge("one number for a gradient is refused", raises=ValueError)
def summed(rng):
    return check("cubes", "cubes, summed", np.ones(3))


@edge("a row for a gradient is refused", raises=ValueError)
def row(rng):
    return check("absolute", [[1.0, 1.0]], np.array([2.0, 1.5]))


@edge("one number for a gradient is refused in one dimension too", raises=ValueError)
def summed_one(rng):
    return check("cubes", "cubes, summed", np.array([2.0]))


@edge("one number for a gradient is refused when there are no coordinates", raises=ValueError)
def summed_none(rng):
    return check("cubes", "cubes, summed", np.zeros(0))


@stability("at 10^12 a fixed step would be rounded away")
def huge(rng):
    return check([[2.0, 2.0], [-3.0, -3.0]], [2.0, -3.0], np.array([1e12, 3e12]))


@law("errors and kinks have the shape of x")
def shapes(x, output):
    errors, kinks, _ = output
    return errors.shape == kinks.shape == np.shape(x) and kinks.dtype == bool


@law(
    "a right gradient of a smooth function is fine at the default step",
    when=lambda f, grad, h: h is None and f in EXACT and f == grad,
)
def accepts(output):
    return output[2] == "fine" and not output[1].any()


@law("no error is above 2, unless it is NaN")
def bounded(output):
    return bool(np.all((output[0] <= 2.0) | np.isnan(output[0])))


def swapped(f, grad, x, h):
    central = [(left + right) / 2 for left, right in f]
    return [check([[c, c] for c in grad], central, x, h)]


@law(
    "the error does not change when gradient and function change places",
    when=lambda f: not isinstance(f, str),
    also=swapped,
)
def symmetric(output, also):
    return output[0], also[0][0]


NAMED = [
    *[("cubes", "cubes"), ("cubes", "half cubes"), ("absolute", "sign")],
    *[("hinge", "hinge"), ("log-sum-exp", "log-sum-exp")],
]


@varied
def anything(rng):
    n = int(rng.integers(1, 5))
    if rng.uniform() < 0.5:
        h = float(rng.choice([0.001, 0.01])) if rng.uniform() < 0.6 else None
        return check(*NAMED[rng.integers(len(NAMED))], rng.uniform(0.3, 2.5, size=n), h)
    base = rng.integers(-40, 40, size=n) / 8.0
    pairs = [[float(b), float(b + rng.choice([0.0, 0.0, 0.005, 0.5]))] for b in base]
    claimed = [float(sum(pair) / 2 * (1 + rng.choice([0.0, 1e-7, 1e-4, 0.1]))) for pair in pairs]
    return slopes(pairs, claimed)
