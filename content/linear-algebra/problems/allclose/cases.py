import numpy as np

from viva.content.authoring import case, edge, law, sized


@case("2.00001 and 2", shown=True)
def visible(rng):
    return {"a": [2.00001], "b": [2.0]}


@case("0.1 + 0.2 and 0.3")
def classic(rng):
    return {"a": [0.1 + 0.2], "b": [0.3]}


@case("ordinary numbers that differ by rounding")
def rounding(rng):
    b = rng.normal(size=6)
    return {"a": (b * 3 / 3 + 1e-14).tolist(), "b": b.tolist()}


@case("one pair out of many is off", shown=True)
def one_off(rng):
    return {"a": [1.0, 2.0, 3.5, 4.0], "b": [1.0, 2.0, 3.0, 4.0]}


@case("only the last pair is off")
def last_off(rng):
    return {"a": [1.0, 2.0, 3.001], "b": [1.0, 2.0, 3.0]}


@case("only the first pair is off, downwards")
def first_off(rng):
    return {"a": [-1.0, 2.0, 3.0], "b": [1.0, 2.0, 3.0]}


@case("just inside the default relative tolerance")
def inside_rtol(rng):
    return {"a": [1e6 + 9.5], "b": [1e6]}


@case("just outside the default relative tolerance")
def outside_rtol(rng):
    return {"a": [1e6 + 10.5], "b": [1e6]}


@case("below by more than the default relative tolerance")
def below(rng):
    return {"a": [1e6 - 10.5], "b": [1e6]}


@case("just inside the default absolute tolerance of zero")
def inside_atol(rng):
    return {"a": [0.95e-8], "b": [0.0]}


@case("just outside the default absolute tolerance of zero")
def outside_atol(rng):
    return {"a": [-1.05e-8], "b": [0.0]}


@case("negative numbers have a size too")
def negative(rng):
    return {"a": [-1000.005], "b": [-1000.0]}


@case("a relative tolerance of one half", shown=True)
def loose(rng):
    return {"a": [14.0], "b": [10.0], "rtol": 0.5}


@case("an absolute tolerance of one half")
def loose_atol(rng):
    return {"a": [0.3, 0.1], "b": [0.0, 0.5], "atol": 0.5}


@case("the two tolerances add up")
def add_up(rng):
    return {"a": [0.1], "b": [1.0], "rtol": 0.5, "atol": 0.5}


@case("beyond the sum of the two tolerances")
def beyond_sum(rng):
    return {"a": [2.1], "b": [1.0], "rtol": 0.5, "atol": 0.5}


@case("the tolerance is relative to b: 1 is within half of 2")
def relative_to_b(rng):
    return {"a": [1.0], "b": [2.0], "rtol": 0.5, "atol": 0.0}


@case("the tolerance is relative to b: 2 is not within half of 1")
def not_relative_to_a(rng):
    return {"a": [2.0], "b": [1.0], "rtol": 0.5, "atol": 0.0}


@case("a large pair that agrees lends nothing to a small one that does not")
def lends_nothing(rng):
    return {"a": [1e6, 1.5], "b": [1e6, 1.0]}


@case("integers")
def integers(rng):
    return {"a": [1, 2, 4], "b": [1, 2, 3], "rtol": 0, "atol": 1}


@edge("exactly on the absolute bound is close")
def on_atol(rng):
    return {"a": [1.5], "b": [1.0], "rtol": 0.0, "atol": 0.5}


@edge("exactly on the relative bound is close")
def on_rtol(rng):
    return {"a": [12.0], "b": [8.0], "rtol": 0.5, "atol": 0.0}


@edge("tolerances of zero accept equal numbers")
def exact(rng):
    return {"a": [0.0, 3.25, -7.0], "b": [-0.0, 3.25, -7.0], "rtol": 0.0, "atol": 0.0}


@edge("tolerances of zero refuse neighbours")
def neighbours(rng):
    return {"a": [1.0], "b": [1.0000000000000002], "rtol": 0.0, "atol": 0.0}


@edge("near zero the relative tolerance alone accepts nothing")
def relative_at_zero(rng):
    return {"a": [1e-300], "b": [0.0], "rtol": 0.5, "atol": 0.0}


@edge("NaN is not close to NaN", shown=True)
def nan(rng):
    return {"a": [1.0, np.nan], "b": [1.0, np.nan]}


@edge("NaN is not close to a number")
def nan_left(rng):
    return {"a": [np.nan], "b": [1.0], "atol": 1e6}


@edge("a number is not close to NaN")
def nan_right(rng):
    return {"a": [1.0], "b": [np.nan], "atol": 1e6}


@edge("NaN is not close to infinity")
def nan_infinite(rng):
    return {"a": [np.nan], "b": [np.inf]}


@edge("equal infinities are close", shown=True)
def infinities(rng):
    return {"a": [np.inf, -np.inf, 1.0], "b": [np.inf, -np.inf, 1.0]}


@edge("equal infinities are close without tolerance")
def infinities_exact(rng):
    return {"a": [-np.inf], "b": [-np.inf], "rtol": 0.0, "atol": 0.0}


@edge("opposite infinities are not close")
def opposite(rng):
    return {"a": [-np.inf], "b": [np.inf]}


@edge("a finite number is not close to infinity")
def finite_to_infinity(rng):
    return {"a": [1.7e308], "b": [np.inf]}


@edge("a finite number is not close to minus infinity")
def finite_to_minus_infinity(rng):
    return {"a": [0.0], "b": [-np.inf], "rtol": 0.5, "atol": 100.0}


@edge("infinity is not close to a finite number")
def infinity_to_finite(rng):
    return {"a": [np.inf], "b": [1.7e308]}


@edge("huge numbers of opposite sign")
def overflow(rng):
    return {"a": [1.6e308], "b": [-1.6e308]}


@edge("two empty lists agree")
def empty(rng):
    return {"a": [], "b": []}


@edge("a longer first list is refused", raises=ValueError, shown=True)
def longer_a(rng):
    return {"a": [1.0, 2.0], "b": [1.0]}


@edge("a longer second list is refused", raises=ValueError)
def longer_b(rng):
    return {"a": [], "b": [1.0]}


@edge("a negative relative tolerance is refused", raises=ValueError)
def negative_rtol(rng):
    return {"a": [1.0], "b": [1.0], "rtol": -1e-9}


@edge("a negative absolute tolerance is refused", raises=ValueError)
def negative_atol(rng):
    return {"a": [1.0], "b": [1.0], "atol": -1e-9}


@edge("a negative tolerance is refused even when there is nothing to compare", raises=ValueError)
def negative_unused(rng):
    return {"a": [], "b": [], "rtol": -1.0}


@edge("a tolerance of minus zero is zero, not negative")
def minus_zero(rng):
    return {"a": [3.25], "b": [3.25], "rtol": -0.0, "atol": -0.0}


def itself(a, b, rtol=1e-5, atol=1e-8):
    return [{"a": b, "b": b, "rtol": rtol, "atol": atol}]


@law("a list without NaN is close to itself", also=itself)
def reflexive(b, also):
    return also[0] is (not any(np.isnan(x) for x in b))


def mirrored(a, b, rtol=1e-5, atol=1e-8):
    return [{"a": [-x for x in a], "b": [-y for y in b], "rtol": rtol, "atol": atol}]


@law("changing every sign changes nothing", also=mirrored)
def signs(output, also):
    return also[0] is output


def wider(a, b, rtol=1e-5, atol=1e-8):
    return [{"a": a, "b": b, "rtol": 2 * rtol, "atol": 2 * atol + 1e-9}]


@law("wider tolerances never separate what was close", also=wider)
def monotone(output, also):
    return also[0] or not output


def pair_by_pair(a, b, rtol=1e-5, atol=1e-8):
    return [{"a": [x], "b": [y], "rtol": rtol, "atol": atol} for x, y in zip(a, b)]


@law("the lists are close if and only if each pair is", also=pair_by_pair)
def conjunction(output, also):
    return output is all(also)


@sized(16, 32, 64, 128)
def growing(rng, n):
    b = rng.normal(size=n)
    return {"a": (b + 1e-12).tolist(), "b": b.tolist()}
