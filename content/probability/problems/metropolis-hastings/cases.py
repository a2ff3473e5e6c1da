import math

import numpy as np

from viva.content.authoring import case, edge, law, stability, varied

MOMENTS = {  # mean and variance of each coordinate
    "normal": (0.0, 1.0),
    "gamma": (3.0, 3.0),
    "correlated": (np.zeros(2), np.array([1.0, 4.0])),
    "two bumps": (0.6, 1 + 2.25 - 0.36),
    "unit interval": (0.5, 1 / 12),
}


def run(rng, target, proposal, x0, n, **more):
    return {"target": target, "proposal": proposal, "x0": x0, "n": n, "seed": int(rng.integers(1 << 30)), **more}


def scripted(target, x0, candidates, uniforms, **more):
    return {"target": target, "proposal": "list", "x0": x0, "n": len(uniforms), "candidates": candidates, "uniforms": uniforms, **more}


def table(rows, x0, candidates, uniforms, densities=None):
    return scripted("table", x0, candidates, uniforms, table=rows, densities=densities)


@case("four candidates for a normal target", shown=True)
def four(rng):
    return scripted("normal", 0.0, [1.0, 2.5, 0.5, -1.0], [0.5, 0.25, 0.75, 0.75])


@case("a proposal that favours one direction", shown=True)
def favours(rng):
    rows = [[0.0, 0.0], [1.0, 0.5], [2.0, 0.2]]
    densities = [[1.0, 0.0, -0.25], [0.0, 1.0, -2.0], [2.0, 0.0, -1.5], [0.0, 2.0, -1.25], [1.0, 2.0, -1.0], [2.0, 1.0, -3.0]]
    return table(rows, 0.0, [1.0, 2.0, 1.0, 1.0], [0.4, 0.9, 0.2, 0.1], densities)


@case("a short chain for a normal target")
def short(rng):
    return run(rng, "normal", "walk", 0.3, 12)


@case("a normal target, three thousand steps")
def long(rng):
    return run(rng, "normal", "walk", 0.5, 3000)


@case("a normal target with the symmetric density written out")
def written_out(rng):
    return run(rng, "normal", "walk with density", -0.5, 400)


@case("a drifting proposal, which needs the correction")
def drifting(rng):
    return run(rng, "normal", "drifting", 0.0, 3000)


@case("a gamma target with independent candidates")
def independent(rng):
    return run(rng, "gamma", "independent", 2.0, 2500)


@case("a gamma target with multiplied candidates")
def multiplied(rng):
    return run(rng, "gamma", "multiplied", 3.0, 2500)


@case("two correlated coordinates")
def correlated(rng):
    return run(rng, "correlated", "walk", [1.0, -1.0], 3000)


@case("steps too long: most candidates are rejected")
def long_steps(rng):
    return run(rng, "two bumps", "long walk", 1.0, 2000)


@case("steps too short: most candidates are accepted, and the chain hardly moves")
def short_steps(rng):
    return run(rng, "normal", "short walk", 2.0, 200)


@case("a state that is a matrix")
def matrix(rng):
    return run(rng, "normal", "walk", [[0.5, -0.5, 1.0], [0.0, 2.0, -1.0]], 20)


@edge("one step that is accepted")
def one_accepted(rng):
    return scripted("normal", 1.0, [0.5], [0.99])


@edge("one step that is rejected")
def one_rejected(rng):
    return scripted("normal", 0.0, [2.0], [0.5])


@edge("a start given as integers")
def integers(rng):
    return run(rng, "correlated", "walk", [1, 0], 15)


@edge("a start that is one integer")
def integer(rng):
    return run(rng, "normal", "walk", 1, 8)


@edge("a state of one coordinate is not a number")
def one_coordinate(rng):
    return run(rng, "normal", "walk", [0.5], 9)


@edge("a candidate outside the support is rejected, even for u = 0")
def outside(rng):
    return scripted("unit interval", 0.5, [1.5, 0.25, -0.1, 1.0], [0.0, 0.5, 0.0, 0.99])


@edge("a uniform target on an interval")
def interval(rng):
    return run(rng, "unit interval", "walk", 0.5, 1500)


@edge("the density of the proposal is not asked outside the support")
def undefined(rng):
    return run(rng, "gamma", "proportional", 2.0, 2500)


@edge("a move that cannot be undone is not accepted, even for u = 0")
def one_way(rng):
    return table([[0.0, 0.0], [1.0, 5.0], [2.0, 1.0]], 0.0, [1.0, 2.0], [0.0, 0.5], [[1.0, 0.0, 0.0], [0.0, 1.0, -math.inf], [2.0, 0.0, 0.0], [0.0, 2.0, 0.0]])


@edge("an accepted candidate that equals the state counts as accepted")
def same(rng):
    return scripted("normal", 1.0, [1.0, 1.0, 3.0], [0.9, 0.2, 0.5])


@edge("a better candidate also uses up its uniform")
def uses_up(rng):
    return scripted("normal", 2.0, [1.0, 0.0, 1.0, 0.0], [0.9, 0.3, 0.1, 0.8])


@edge("a candidate array that is overwritten by the next one")
def overwritten(rng):
    return run(rng, "normal", "overwriting", [0.5, -1.0], 30)


@edge("no steps are refused", raises=ValueError)
def no_steps(rng):
    return run(rng, "normal", "walk", 0.0, 0)


@edge("a negative number of steps is refused", raises=ValueError)
def negative_steps(rng):
    return run(rng, "normal", "walk", 0.0, -3)


@edge("a start outside the support is refused", raises=ValueError)
def bad_start(rng):
    return scripted("unit interval", 2.0, [0.5], [0.5])


@edge("a start where the target is not a number is refused", raises=ValueError)
def nan_start(rng):
    return table([[0.0, math.nan], [1.0, 0.0]], 0.0, [1.0], [0.5])


@edge("a start where the target is infinite is refused", raises=ValueError)
def infinite_start(rng):
    return table([[0.0, math.inf], [1.0, 0.0]], 0.0, [1.0], [0.5])


@edge("a target that is not a number at a candidate is refused", raises=ValueError)
def nan_target(rng):
    return table([[0.0, 0.0], [1.0, math.nan]], 0.0, [1.0], [0.5])


@edge("a target that is infinite at a candidate is refused", raises=ValueError)
def infinite_target(rng):
    return table([[0.0, 0.0], [1.0, math.inf]], 0.0, [1.0], [0.5])


@edge("a candidate of shape (1,) for a number is refused", raises=ValueError)
def wrong_shape(rng):
    return scripted("normal", 0.0, [[0.5]], [0.5])


@edge("a number as candidate for a vector is refused, even if it would be rejected", raises=ValueError)
def number_for_vector(rng):
    return scripted("normal", [0.0, 0.0], [5.0], [0.9])


def refused_density(forward, backward):
    return table([[0.0, 0.0], [1.0, 0.0]], 0.0, [1.0], [0.5], [[1.0, 0.0, forward], [0.0, 1.0, backward]])


@edge("a move that was drawn and has density zero is refused", raises=ValueError)
def impossible_move(rng):
    return refused_density(-math.inf, 0.0)


@edge("a move of infinite density is refused", raises=ValueError)
def infinite_move(rng):
    return refused_density(math.inf, 0.0)


@edge("a move whose density is not a number is refused", raises=ValueError)
def nan_move(rng):
    return refused_density(math.nan, 0.0)


@edge("a return of infinite density is refused", raises=ValueError)
def infinite_return(rng):
    return refused_density(0.0, math.inf)


@edge("a return whose density is not a number is refused", raises=ValueError)
def nan_return(rng):
    return refused_density(0.0, math.nan)


@stability("densities that all underflow")
def underflow(rng):
    return run(rng, "normal", "walk", [0.5, 0.25, -0.5], 60, shift=-5000.0)


@stability("densities that all overflow")
def overflow(rng):
    return run(rng, "normal", "walk", 0.5, 60, shift=4000.0)


@stability("a start so far out that the ratio overflows")
def far_out(rng):
    return run(rng, "normal", "long walk", 1000.0, 40)


@stability("u = 0 accepts a ratio that underflows")
def tiny_ratio(rng):
    return scripted("normal", 0.0, [50.0, 0.0], [0.0, 0.5])


def changes(x0, chain):
    states = np.concatenate([np.asarray(x0, dtype=float)[None], chain])
    moved = states[1:] != states[:-1]
    return moved.reshape(len(moved), -1).any(axis=1)


@law("the rate is the share of steps that changed the state", when=lambda proposal: proposal != "list")
def rate_of_changes(x0, output):
    return float(np.mean(changes(x0, output["chain"]))), output["rate"]


@law("the target is asked once for each step, and once for the start")
def calls(n, output):
    return output["calls"], n + 1


@law("the chain never leaves the support", when=lambda target: target in ("gamma", "unit interval"))
def inside(target, output):
    chain = np.asarray(output["chain"])
    return bool(np.all(chain > 0) and (target == "gamma" or np.all(chain <= 1)))


def shorter(n, **inputs):
    return [{**inputs, "n": (n + 1) // 2}]


@law("a shorter run is the beginning of the longer one", when=lambda proposal, n: proposal != "list" and n <= 60, also=lambda target, proposal, x0, n, seed, shift=0.0: shorter(n, target=target, proposal=proposal, x0=x0, seed=seed, shift=shift))
def beginning(n, output, also):
    return output["chain"][: (n + 1) // 2], also[0]["chain"]


@law("a constant added to the log target changes nothing", when=lambda target, proposal, n: proposal != "list" and n <= 60, also=lambda target, proposal, x0, n, seed, shift=0.0: [{"target": target, "proposal": proposal, "x0": x0, "n": n, "seed": seed, "shift": shift + 8.0}])
def constant(output, also):
    return output["chain"], also[0]["chain"]


@law("mean and variance are the target's, as far as batches of the chain can tell", when=lambda target, n: target in MOMENTS and n >= 1500)
def moments(target, output):
    mean, variance = MOMENTS[target]
    chain = np.asarray(output["chain"])
    for name, values, wanted in (("mean", chain, mean), ("variance", (chain - mean) ** 2, variance)):
        batches = values[: len(values) // 20 * 20].reshape(20, -1, *values.shape[1:]).mean(axis=1)
        error = np.max(np.abs(batches.mean(axis=0) - wanted) / (batches.std(axis=0, ddof=1) / math.sqrt(20) + 1e-12))
        if error > 5:
            return f"the {name} is {error:.1f} standard errors off"
    return True


@varied
def anything(rng):
    target, proposals, x0 = [
        ("normal", ["walk", "drifting", "walk with density", "long walk"], float(rng.normal())),
        ("normal", ["walk", "drifting", "walk with density"], rng.normal(size=int(rng.integers(1, 4))).tolist()),
        ("normal", ["overwriting"], rng.normal(size=2).tolist()),
        ("gamma", ["walk", "independent", "multiplied", "proportional"], float(rng.uniform(0.5, 5))),
        ("correlated", ["walk", "drifting", "overwriting"], rng.normal(size=2).tolist()),
        ("unit interval", ["walk", "drifting", "short walk"], float(rng.random())),
    ][int(rng.integers(6))]
    return run(rng, target, proposals[int(rng.integers(len(proposals)))], x0, int(rng.integers(1, 40)))
