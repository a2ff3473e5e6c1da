import numpy as np

from viva.content.authoring import case, edge, law, varied


def ask(steps, kind, /, **constants):
    return {"steps": list(steps), "schedule": {"kind": kind, **constants}}


COSINE = {"kind": "cosine", "base": 0.1, "total": 20}


@case("stairs: divided by ten every three steps", shown=True)
def stairs(rng):
    return ask(range(10), "step", base=0.1, every=3)


@case("stairs with another factor")
def half(rng):
    return ask(range(12), "step", base=0.8, every=4, gamma=0.5)


@case("exponential decay", shown=True)
def exponential(rng):
    return ask(range(6), "exponential", base=0.2, gamma=0.9)


@case("a cosine from the base to zero", shown=True)
def cosine(rng):
    return ask(range(9), "cosine", base=0.1, total=8)


@case("a cosine to a final rate, over a random number of steps")
def cosine_final(rng):
    total = int(rng.integers(11, 40))
    return ask(range(total + 1), "cosine", base=0.3, total=total, final=0.05)


@case("warm-up, then a cosine that begins where the warm-up ends", shown=True)
def warmup(rng):
    return ask(range(0, 26), "warmup", steps=5, then=COSINE)


@case("warm-up, then stairs: they begin to count after the warm-up")
def warmup_stairs(rng):
    return ask(range(15), "warmup", steps=4, then={"kind": "step", "base": 0.5, "every": 3, "gamma": 0.2})


@case("warm-up, then exponential decay")
def warmup_exponential(rng):
    return ask(range(12), "warmup", steps=3, then={"kind": "exponential", "base": 0.4, "gamma": 0.95})


@case("one cycle with the usual constants", shown=True)
def one_cycle(rng):
    return ask(range(20), "one-cycle", peak=0.1, total=20)


@case("one cycle with other constants")
def other_cycle(rng):
    return ask(range(30), "one-cycle", peak=0.6, total=30, rise=0.2, start_factor=10.0, final_factor=50.0)


@case("one cycle whose rise ends between two steps")
def between_steps(rng):
    return ask(range(25), "one-cycle", peak=0.25, total=25, final_factor=2.0)


@edge("after the total a cosine stays at its final rate")
def after_cosine(rng):
    return ask([19, 20, 21, 30, 40, 1000], "cosine", base=0.1, total=20, final=0.01)


@edge("after its last step one cycle stays at its final rate")
def after_cycle(rng):
    return ask([18, 19, 20, 21, 40], "one-cycle", peak=0.1, total=20, final_factor=5.0)


@edge("a cosine over a single step")
def one_step(rng):
    return ask([0, 1, 2], "cosine", base=0.1, total=1)


@edge("a warm-up over no steps is none")
def no_warmup(rng):
    return ask([0, 1, 5, 20], "warmup", steps=0, then=COSINE)


@edge("a warm-up over one step already has the full rate")
def one_warmup(rng):
    return ask([0, 1, 2], "warmup", steps=1, then=COSINE)


@edge("a warm-up after a warm-up", shown=True)
def two_warmups(rng):
    inner = {"kind": "warmup", "steps": 3, "then": {"kind": "exponential", "base": 0.9, "gamma": 0.5}}
    return ask(range(9), "warmup", steps=2, then=inner)


@edge("stairs on every step")
def every_step(rng):
    return ask(range(4), "step", base=1.0, every=1, gamma=0.25)


@edge("a factor of 1 keeps the rate, a base of 0 keeps it at zero")
def constant(rng):
    return ask([0, 1, 100], "warmup", steps=2, then={"kind": "exponential", "base": 0.0, "gamma": 1.0})


@edge("a final rate above the base makes the cosine rise")
def rising(rng):
    return ask(range(6), "cosine", base=0.01, total=5, final=0.5)


@edge("far along the rate is tiny, not zero")
def far(rng):
    return ask([100, 1000, 2000], "exponential", base=1e9, gamma=0.99)


@edge("a negative step is refused", raises=ValueError, shown=True)
def negative(rng):
    return ask([-1], "step", base=0.1, every=3)


@edge("a negative step is refused in a warm-up, too", raises=ValueError)
def negative_warmup(rng):
    return ask([-2], "warmup", steps=5, then=COSINE)


@edge("an unknown kind is refused", raises=ValueError)
def unknown(rng):
    return ask([3], "polynomial", base=0.1, total=10)


@edge("an unknown kind inside a warm-up is refused", raises=ValueError)
def unknown_inside(rng):
    return ask([3], "warmup", steps=2, then={"kind": "triangular", "base": 0.1})


@edge("an unknown kind inside a warm-up is refused while the warm-up lasts, too", raises=ValueError)
def unknown_ahead(rng):
    return ask([0], "warmup", steps=2, then={"kind": "triangular", "base": 0.1})


@edge("an unknown kind without any constants is refused, inside a warm-up, too", raises=ValueError)
def unknown_bare(rng):
    return ask([0], "warmup", steps=2, then={"kind": "x"})


@case("warm-up to the start of one cycle, which is not its peak")
def warmup_cycle(rng):
    return ask(range(12), "warmup", steps=3, then={"kind": "one-cycle", "peak": 0.5, "total": 20})


def of_kind(*kinds):
    return lambda schedule: schedule["kind"] in kinds


def tenfold(steps, schedule):
    return [{"steps": steps, "schedule": {**schedule, "base": 10.0 * schedule["base"]}}]


@law("ten times the base is ten times the rate", when=of_kind("step", "exponential"), also=tenfold)
def proportional(output, also):
    return 10.0 * np.array(output), np.array(also[0])


def mirrored(steps, schedule):
    before = [step for step in steps if step <= schedule["total"]]
    return [{"steps": [schedule["total"] - step for step in before], "schedule": schedule}]


@law("a cosine is symmetric about the middle of its way", when=of_kind("cosine"), also=mirrored)
def symmetric(steps, schedule, output, also):
    both = [here + there for here, there in zip(output, also[0])]
    return both, np.full(len(both), schedule["base"] + schedule.get("final", 0.0))


@law("one cycle never leaves the range between its final rate and its peak", when=of_kind("one-cycle"))
def bounded(schedule, output):
    lowest = schedule["peak"] / schedule.get("start_factor", 25.0) / schedule.get("final_factor", 1e4)
    return bool(lowest * (1 - 1e-9) <= min(output) and max(output) <= schedule["peak"] * (1 + 1e-12))


def rises(schedule):
    return schedule["kind"] == "warmup" and schedule["steps"] > 1


@law("during a warm-up the rate rises by equal amounts", when=rises)
def linear(steps, schedule, output):
    rising = [rate for step, rate in zip(steps, output) if step < schedule["steps"]]
    return np.diff(rising), np.full(len(rising) - 1, rising[0])


def plain(rng, total):
    rate = float(rng.uniform(0.1, 1))
    return [
        {"kind": "step", "base": rate, "every": int(rng.integers(1, 6))},
        {"kind": "exponential", "base": rate, "gamma": float(rng.uniform(0.8, 1))},
        {"kind": "cosine", "base": rate, "total": total},
        {"kind": "cosine", "base": rate, "total": total, "final": 0.02},
        {"kind": "one-cycle", "peak": rate, "total": total},
        {
            **{"kind": "one-cycle", "peak": rate, "total": total, "rise": float(rng.uniform(0.2, 0.8))},
            **{"start_factor": 4.0, "final_factor": 10.0},
        },
    ][rng.integers(6)]


@varied
def anything(rng):
    total = int(rng.integers(10, 40))
    schedule = plain(rng, total)
    if rng.uniform() < 0.4:
        schedule = {"kind": "warmup", "steps": int(rng.integers(0, 8)), "then": schedule}
    return {"steps": list(range(total + 3)), "schedule": schedule}
