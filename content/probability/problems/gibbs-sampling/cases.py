import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied


def gibbs(rng, rho, n, **more):
    return {"task": "gibbs", "rho": rho, "n": n, "seed": int(rng.integers(1 << 30)), **more}


def scripted(rho, n, script, **more):
    return {"task": "gibbs", "rho": rho, "n": n, "script": list(script), **more}


def correlation(chain, **more):
    return {"task": "autocorrelation", "chain": np.array(chain), **more}


def size(rho, n, **more):
    return {"task": "effective_size", "rho": rho, "n": n, **more}


def wandering(rng, n, d):
    """Columns of different location, scale and persistence."""
    chain = np.empty((n, d))
    state = np.zeros(d)
    for t in range(n):
        state = np.linspace(0.9, -0.4, d) * state + rng.normal(size=d)
        chain[t] = np.arange(d) * 3.0 + (1 + np.arange(d)) * state
    return chain


@case("three sweeps with correlation 0.6", shown=True)
def three(rng):
    return scripted(0.6, 3, [1.0, 0.0, -1.0, 0.5, 0.25, 2.0], start=[5.0, 2.0])


@case("one sweep dropped, then every second kept", shown=True)
def dropped(rng):
    return scripted(-0.8, 2, [1.0, -1.0, 0.5, 0.0, 2.0, 1.0, -0.5, 0.25, 0.0, 1.5], start=[0.0, 1.0], burn_in=1, thin=2)


@case("a generator, and the start left out")
def plain(rng):
    return gibbs(rng, 0.5, 7)


@case("burn-in without thinning")
def only_burn_in(rng):
    return gibbs(rng, 0.9, 6, start=[-3.0, 4.0], burn_in=5)


@case("thinning without burn-in")
def only_thin(rng):
    return gibbs(rng, -0.7, 5, start=[1.0, -2.0], thin=3)


@case("a long chain of moderate correlation")
def moderate(rng):
    return gibbs(rng, 0.6, 4000)


@case("a long chain of negative correlation")
def negative(rng):
    return gibbs(rng, -0.8, 4000, burn_in=50)


@case("a long chain of high correlation, thinned")
def high(rng):
    return gibbs(rng, 0.9, 3000, burn_in=100, thin=3)


@edge("correlation zero: the start is forgotten at once")
def uncorrelated(rng):
    return gibbs(rng, 0, 4, start=[10.0, -10.0])


@edge("a start given as integers")
def integers(rng):
    return gibbs(rng, 0.25, 5, start=[1, 3])


@edge("a start given as an array, which stays as it is")
def start_array(rng):
    return gibbs(rng, -0.4, 4, start=np.array([0.5, -1.5]), burn_in=1)


@edge("a start far out, and a chain that walks back slowly")
def far_out(rng):
    return gibbs(rng, 0.995, 30, start=[0.0, 1000.0])


@edge("correlation very close to one")
def close(rng):
    return gibbs(rng, 0.9999999999, 20, thin=2)


@edge("correlation very close to minus one")
def close_below(rng):
    return gibbs(rng, -0.99999999, 15, start=[0.5, 0.5])


@edge("one state")
def one(rng):
    return gibbs(rng, 0.3, 1, start=[0.0, -1.0])


@edge("no states")
def none(rng):
    return gibbs(rng, 0.3, 0)


@edge("no states after a burn-in: its normals are drawn all the same")
def none_after(rng):
    return gibbs(rng, 0.3, 0, burn_in=4, thin=3)


@edge("correlation one is refused", raises=ValueError)
def rho_one(rng):
    return gibbs(rng, 1.0, 5)


@edge("correlation minus one is refused", raises=ValueError)
def rho_minus_one(rng):
    return gibbs(rng, -1.0, 5)


@edge("a correlation above one is refused", raises=ValueError)
def rho_above(rng):
    return gibbs(rng, 1.5, 5)


@edge("a correlation that is not a number is refused", raises=ValueError)
def rho_nan(rng):
    return gibbs(rng, math.nan, 5)


@edge("a negative number of states is refused", raises=ValueError)
def n_negative(rng):
    return gibbs(rng, 0.5, -1, burn_in=4)


@edge("a negative burn-in is refused", raises=ValueError)
def burn_in_negative(rng):
    return gibbs(rng, 0.5, 5, burn_in=-1)


@edge("thinning by zero is refused", raises=ValueError)
def thin_zero(rng):
    return gibbs(rng, 0.5, 5, thin=0)


@edge("thinning by a negative number is refused", raises=ValueError)
def thin_negative(rng):
    return gibbs(rng, 0.5, 2, burn_in=5, thin=-1)


@edge("a start of three numbers is refused", raises=ValueError)
def start_three(rng):
    return gibbs(rng, 0.5, 5, start=[0.0, 1.0, 2.0])


@edge("a start that is a column is refused", raises=ValueError)
def start_column(rng):
    return gibbs(rng, 0.5, 5, start=[[0.0], [1.0]])


@edge("a start that is not a number is refused, in the second place", raises=ValueError)
def start_nan(rng):
    return gibbs(rng, 0.5, 5, start=[0.0, math.nan])


@edge("an infinite start is refused, also in the place that is not read", raises=ValueError)
def start_infinite(rng):
    return gibbs(rng, 0.5, 5, start=[math.inf, 0.0])


@case("the autocorrelation of five states", shown=True)
def five(rng):
    return correlation([[1.0, 2.0], [2.0, -1.0], [4.0, 3.0], [3.0, -2.0], [5.0, 1.0]])


@case("three coordinates, lag one left out")
def coordinates(rng):
    return correlation(wandering(rng, 60, 3))


@case("four coordinates, lag seven")
def lag_seven(rng):
    return correlation(wandering(rng, 40, 4), lag=7)


@case("a single coordinate, lag two")
def single(rng):
    return correlation(wandering(rng, 25, 1), lag=2)


@edge("lag zero is one")
def lag_zero(rng):
    return correlation(wandering(rng, 9, 2), lag=0)


@edge("the largest lag compares the first state with the last")
def largest_lag(rng):
    return correlation(wandering(rng, 6, 2), lag=5)


@edge("a chain of integers")
def whole(rng):
    return correlation(rng.integers(-5, 6, size=(12, 2)), lag=1)


@edge("a chain that jumps to and fro")
def alternating(rng):
    return correlation([[1.0], [-1.0]] * 6)


@edge("two states")
def two(rng):
    return correlation([[1.0, 4.0], [2.0, -3.0]])


@edge("a lag of as many states as there are is refused", raises=ValueError)
def lag_too_large(rng):
    return correlation(wandering(rng, 6, 2), lag=6)


@edge("a negative lag is refused", raises=ValueError)
def lag_negative(rng):
    return correlation(wandering(rng, 6, 2), lag=-1)


@edge("a chain with one axis is refused", raises=ValueError)
def one_axis(rng):
    return correlation([1.0, 2.0, 4.0, 3.0])


@edge("a chain with three axes is refused", raises=ValueError)
def three_axes(rng):
    return correlation(rng.normal(size=(5, 2, 2)))


@edge("an empty chain is refused", raises=ValueError)
def empty(rng):
    return correlation(np.empty((0, 2)))


@edge("one state is refused, lag zero included", raises=ValueError)
def one_state(rng):
    return correlation([[1.0, 2.0]], lag=0)


@edge("a constant coordinate beside a moving one is refused, though its mean is rounded", raises=ValueError)
def constant(rng):
    return correlation(np.stack([rng.normal(size=10), np.full(10, 0.1)], axis=1))


@edge("one constant coordinate among three is refused", raises=ValueError)
def constant_exact(rng):
    return correlation(np.stack([rng.normal(size=8), np.full(8, 2.0), rng.normal(size=8)], axis=1))


@edge("constant coordinates only are refused", raises=ValueError)
def constant_all(rng):
    return correlation([[2.0, -0.5]] * 5)


@edge("a chain that ends where it began")
def returning(rng):
    return correlation([[1.0, -2.0], [3.0, 0.5], [-1.0, 0.5], [2.0, 4.0], [1.0, -2.0]])


@edge("a coordinate that stays where it is for a while")
def resting(rng):
    return correlation([[1.0, 4.0], [1.0, 4.0], [1.0, 3.0], [1.0, 3.0], [2.0, 3.0]])


@stability("coordinates of size 1e100 and 1e-100")
def huge_and_tiny(rng):
    return correlation(wandering(rng, 30, 2) * [1e99, 1e-99], lag=3)


@stability("a coordinate that varies in the last of the digits that are asked for")
def hardly_moving(rng):
    return correlation(np.array([[0.5, 1.0], [0.75, 1.0 + 2.0**-18], [0.25, 1.0 + 2.0**-19], [0.5, 1.0 + 2.0**-18]]))


@stability("coordinates a million away from zero")
def offset(rng):
    return correlation(wandering(rng, 50, 2) + [1e6, -2e6])


@case("a hundred states of correlation one half", shown=True)
def hundred(rng):
    return size(0.5, 100)


@case("a thousand states of correlation 0.95")
def thousand(rng):
    return size(0.95, 1000)


@case("few states of a slow sampler, thinned")
def few(rng):
    return size(-0.9, 12, thin=3)


@case("a chain whose memory is longer than a thousand states")
def long_memory(rng):
    return size(0.9999, 3000)


@case("fifty thousand states: a matrix of all pairs does not fit, nor into the time")
def many(rng):
    return size(-0.99999, 50000)


@edge("independent coordinates: every state counts")
def all_count(rng):
    return size(0.0, 40)


@edge("one state counts one")
def one_counts(rng):
    return size(0.7, 1)


@edge("the size of two states")
def two_count(rng):
    return size(0.6, 2, thin=2)


@stability("so slow that all states are worth little more than one")
def stuck(rng):
    return size(0.9999999999, 50)


@stability("so slow the other way")
def stuck_negative(rng):
    return size(-0.99999999, 80, thin=2)


@edge("the size at correlation one is refused", raises=ValueError)
def size_one(rng):
    return size(1.0, 5)


@edge("the size at correlation minus one is refused", raises=ValueError)
def size_minus_one(rng):
    return size(-1.0, 5)


@edge("the size at a correlation that is not a number is refused", raises=ValueError)
def size_nan(rng):
    return size(math.nan, 5)


@edge("the size of no states is refused", raises=ValueError)
def size_none(rng):
    return size(0.5, 0)


@edge("the size with thinning by zero is refused", raises=ValueError)
def size_thin(rng):
    return size(0.5, 5, thin=0)


def sampled(task):
    return task == "gibbs"


def small(task, n=0):
    return task == "gibbs" and n <= 50


def long(task, n=0):
    return task == "gibbs" and n >= 3000


@law("two normals are drawn for each sweep, dropped ones included", when=sampled)
def draws(n, output, burn_in=0, thin=1):
    return output["drawn"], 2 * (burn_in + n * thin)


def whole_run(rho, n, burn_in=0, thin=1, **more):
    return [{"rho": rho, "n": burn_in + n * thin, **more}]


@law("burn-in and thinning choose states of the full chain", when=small, also=whole_run)
def chosen(n, output, also, burn_in=0, thin=1):
    rows = [burn_in + (i + 1) * thin - 1 for i in range(n)]
    return output["chain"], np.asarray(also[0]["chain"])[rows]


@law("the first coordinate of the start changes nothing", when=small,
     also=lambda start=(0.0, 0.0), **more: [{"start": [start[0] + 3.5, start[1]], **more}])
def first_coordinate(output, also):
    return output["chain"], also[0]["chain"]


def mirrored(rho, script, start=(0.0, 0.0), **more):
    signs = [-1, 1] * (len(script) // 2)
    return [{"rho": -rho, "script": [s * z for s, z in zip(signs, script)], "start": [-start[0], start[1]], **more}]


@law("mirroring the first coordinate and its normals mirrors the chain", when=lambda task, script=None: task == "gibbs" and script is not None, also=mirrored)
def mirror(output, also):
    return output["chain"] * np.array([-1.0, 1.0]), also[0]["chain"]


@law("means, variances and the correlation are the target's, as far as batches can tell", when=long)
def moments(rho, output):
    x, y = np.asarray(output["chain"]).T
    values = {"mean of x": x, "mean of y": y, "variance of x": x * x - 1, "variance of y": y * y - 1, "correlation": x * y - rho}
    for name, v in values.items():
        batches = v[: len(v) // 20 * 20].reshape(20, -1).mean(axis=1)
        error = abs(batches.mean()) / (batches.std(ddof=1) / math.sqrt(20) + 1e-12)
        if error > 5:
            return f"the {name} is {error:.1f} standard errors off"
    return True


@law("each coordinate's lag-one autocorrelation is rho squared, for each sweep between kept states", when=long)
def memory(rho, n, output, thin=1):
    chain = np.asarray(output["chain"])
    found = [np.corrcoef(column[1:], column[:-1])[0, 1] for column in chain.T]
    error = max(abs(f - rho ** (2 * thin)) for f in found) * math.sqrt(n)
    return error < 5 or f"it is {error:.1f} standard errors off"


def correlated(task):
    return task == "autocorrelation"


@law("neither shifts nor scales nor signs of coordinates matter", when=correlated,
     also=lambda chain, **more: [{"chain": np.max(chain, axis=0) - 0.5 * np.asarray(chain), **more}])
def affine(output, also):
    return output, also[0]


@law("the reversed chain has the same autocorrelation", when=correlated, also=lambda chain, **more: [{"chain": np.asarray(chain)[::-1].copy(), **more}])
def reversal(output, also):
    return output, also[0]


@law("an autocorrelation lies between -1 and 1", when=correlated)
def bounded(output):
    return bool(np.all(np.abs(output) <= 1 + 1e-12))


def sized(task):
    return task == "effective_size"


@law("the effective size lies between 1 and n", when=sized)
def between(n, output):
    return 1 - 1e-9 <= output <= n + 1e-9 * n


@law("the sign of the correlation does not matter", when=sized, also=lambda rho, **more: [{"rho": -rho, **more}])
def even(output, also):
    return output, also[0]


@law("leaving out every second state never helps", when=sized, also=lambda n, thin=1, **more: [{"n": 2 * n, "thin": thin, **more}, {"n": n, "thin": 2 * thin, **more}])
def thinning(output, also):
    return also[1] <= also[0] * (1 + 1e-9) and output <= also[1] * (1 + 1e-9)


@varied
def anything(rng):
    kind = int(rng.integers(4))
    rho = float(rng.uniform(-0.99, 0.99))
    if kind == 0:
        n = int(rng.integers(2, 15))
        return correlation(wandering(rng, n, int(rng.integers(1, 4))), lag=int(rng.integers(n)))
    if kind == 1:
        return size(rho, int(rng.integers(1, 60)), thin=int(rng.integers(1, 4)))
    return gibbs(rng, rho, int(rng.integers(0, 12)), start=rng.normal(size=2).tolist(), burn_in=int(rng.integers(0, 5)), thin=int(rng.integers(1, 4)))
