import numpy as np
import torch

from viva.content.authoring import case, edge, law, stability, varied


def tensors(*values):
    return [torch.tensor(value, dtype=torch.float64) for value in values]


def run(start, gradients, steps, **options):
    return {"start": start, "options": options, "gradients": gradients, "steps": steps}


def normal(rng, *shape):
    return torch.tensor(rng.normal(size=shape), dtype=torch.float64)


@case("three steps on one number, stated gradients, all defaults", shown=True)
def one_number(rng):
    return run(tensors([1.0]), [tensors([0.5]), tensors([-2.0]), tensors([1.0])], 3)


@case("the first step has the length lr, whatever the gradient", shown=True)
def first_step(rng):
    return run(tensors([1.0, 2.0, -3.0]), [tensors([1e-3, -5.0, 200.0])], 1, lr=0.1)


@case("a quadratic for 200 steps, all defaults")
def defaults(rng):
    return run([normal(rng, 3)], "quadratic", 200)


@case("a quadratic for 400 steps with a larger rate")
def quadratic(rng):
    return run([normal(rng, 4)], "quadratic", 400, lr=0.05)


@case("the Rosenbrock valley for 500 steps")
def rosenbrock(rng):
    return run(tensors([-1.2, 1.0]), "rosenbrock", 500, lr=0.02)


@case("other betas on changing gradients")
def betas(rng):
    return run([normal(rng, 3)], [[normal(rng, 3)] for _ in range(7)], 40, lr=0.01, betas=[0.5, 0.8])


@case("two tensors of different shapes")
def two_tensors(rng):
    return run([normal(rng, 2, 3), normal(rng, 4)], "quadratic", 60, lr=0.03)


@case("weight decay as L2: it goes through the moments")
def weight_decay(rng):
    return run([normal(rng, 3) * 3], [[normal(rng, 3)] for _ in range(5)], 50, lr=0.02, weight_decay=0.1)


@case("weight decay on the Rosenbrock function")
def decayed_rosenbrock(rng):
    return run(tensors([-1.2, 1.0]), "rosenbrock", 200, lr=0.02, weight_decay=0.5)


@case("a large eps shows where it is added")
def large_eps(rng):
    return run([normal(rng, 3)], [[normal(rng, 3)] for _ in range(4)], 30, lr=0.1, eps=0.5)


@case("gradients as small as the default eps")
def small_gradients(rng):
    return run(tensors([0.0, 0.0]), [tensors([1e-8, -3e-8]), tensors([2e-8, 1e-9])], 6, lr=0.1)


@edge("a tensor without a gradient stands still and counts no step", shown=True)
def no_gradient(rng):
    missing = [[torch.tensor([1.0], dtype=torch.float64), None]] * 2
    return run(tensors([1.0], [2.0]), [*missing, tensors([0.5], [3.0])], 7, lr=0.1)


@edge("a tensor that stands still does not hold up those behind it")
def skipped_first(rng):
    return run(tensors([1.0], [2.0]), [[None, torch.tensor([1.0], dtype=torch.float64)]], 1, lr=0.1)


@edge("a missing gradient is not a gradient of zero: no decay, no coasting")
def interrupted(rng):
    return run(tensors([1.0]), [tensors([2.0]), [None], [None], tensors([-1.0])], 12, lr=0.1, weight_decay=0.2)


@edge("gradients of zero: the moments fade, and the step with them")
def coasting(rng):
    return run(tensors([1.0]), [tensors([4.0]), *[tensors([0.0])] * 9], 10, lr=0.1)


@edge("nothing but zeros stays where it is")
def zeros(rng):
    return run(tensors([1.0, -1.0]), [tensors([0.0, 0.0])], 5, lr=0.1)


@edge("betas of zero: every step has the length lr")
def no_memory(rng):
    return run(tensors([1.0, 1.0]), [tensors([3.0, -0.25]), tensors([-2.0, 0.5])], 6, lr=0.1, betas=[0.0, 0.0])


@edge("a rate of zero moves nothing")
def no_rate(rng):
    return run(tensors([1.0]), [tensors([3.0])], 3, lr=0.0)


@edge("no tensors")
def no_tensors(rng):
    return run([], [[]], 2)


@edge("a tensor without entries, and one without axes")
def odd_shapes(rng):
    return run([torch.zeros(0, dtype=torch.float64), torch.tensor(2.0, dtype=torch.float64)], "quadratic", 20, lr=0.1)


@edge("a NaN in one entry stays in that entry")
def not_a_number(rng):
    return run(tensors([1.0, 1.0]), [tensors([float("nan"), 1.0]), tensors([1.0, 1.0])], 4, lr=0.1)


@edge("a negative rate is refused", raises=ValueError)
def negative_rate(rng):
    return run(tensors([1.0]), [tensors([1.0])], 1, lr=-0.1)


@edge("a first beta of 1 is refused", raises=ValueError)
def beta_one(rng):
    return run(tensors([1.0]), [tensors([1.0])], 1, betas=[1.0, 0.999])


@edge("a negative second beta is refused", raises=ValueError)
def beta_negative(rng):
    return run(tensors([1.0]), [tensors([1.0])], 1, betas=[0.9, -0.1])


@stability("gradients of very different size, and tiny ones")
def scales(rng):
    return run(tensors([1.0, 1.0, 1.0]), [tensors([1e8, 1e-4, 1.0]), tensors([-1e8, 3e-4, 1.0])], 30, lr=0.1)


def flat(output):
    """The whole path of all tensors as one vector."""
    return np.concatenate([np.zeros(0), *(places.numpy().ravel() for places in output["path"])])


def constant(gradients, options):
    plain = not isinstance(gradients, str) and "weight_decay" not in options
    first = gradients[0][0] if plain and len(gradients) == 1 and gradients[0] else None
    return first is not None and bool(torch.isfinite(first).all())


@law("under a constant gradient g every step is lr g / (|g| + eps)", when=constant)
def constant_gradient(gradients, options, output):
    lr, eps = options.get("lr", 1e-3), options.get("eps", 1e-8)
    moves = torch.diff(output["path"][0], dim=0)
    g = gradients[0][0]
    return moves.numpy(), (-lr * g / (g.abs() + eps)).expand_as(moves).numpy()


def stated(gradients):
    return not isinstance(gradients, str)


def mirrored(start, options, gradients, steps):
    other = [[None if g is None else -g for g in turn] for turn in gradients]
    return [{"start": [-p for p in start], "options": options, "gradients": other, "steps": steps}]


@law("from the mirror image, with mirrored gradients, the path is mirrored", when=stated, also=mirrored)
def odd(output, also):
    return flat(output), -flat(also[0])


def sizeable(gradients, options):
    every = [g for turn in gradients for g in turn] if stated(gradients) else [None]
    return "weight_decay" not in options and all(g is not None and bool((g.abs() > 1e-3).all()) for g in every)


def scaled(start, options, gradients, steps):
    options = {**options, "eps": 1e-12}
    larger = [[8.0 * g for g in turn] for turn in gradients]
    return [{"start": start, "options": options, "gradients": each, "steps": steps} for each in (gradients, larger)]


@law("but for eps, eight times the gradients make the same path", when=sizeable, also=scaled, rtol=1e-6, atol=1e-6)
def scale_free(also):
    return flat(also[0]), flat(also[1])


@varied
def anything(rng):
    options = {"lr": float(rng.uniform(0.001, 0.2))}
    if rng.uniform() < 0.5:
        options["betas"] = rng.uniform(0.0, 0.99, size=2).tolist()
    if rng.uniform() < 0.5:
        options["eps"] = float(10.0 ** rng.uniform(-8, 0))
    if rng.uniform() < 0.5:
        options["weight_decay"] = float(rng.uniform(0.0, 0.5))
    start = [normal(rng, int(rng.integers(1, 4))) for _ in range(int(rng.integers(1, 3)))]
    stated = [[None if rng.uniform() < 0.1 else normal(rng, *p.shape) for p in start] for _ in range(5)]
    return run(start, stated if rng.uniform() < 0.6 else "quadratic", 20, **options)
