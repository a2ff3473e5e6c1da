import numpy as np

from viva.content.authoring import case, edge, law

CURVATURES = np.array([1.0, 3.0, 10.0, 40.0, 0.2, 6.0])


def direction(rng, pairs, d, scale=1.0):
    """Pairs of a quadratic with a random positive definite Hessian."""
    M = rng.normal(size=(d, d))
    hessian = scale * (M @ M.T / d + 0.2 * np.eye(d))
    steps = rng.normal(size=(pairs, d))
    return {"task": "direction", "g": rng.normal(size=d), "steps": steps, "changes": steps @ hessian}


def run(function, x0, **more):
    return {"task": "minimise", "function": function, "x0": x0, **more}


@case("a direction from one pair", shown=True)
def one_pair(rng):
    return {
        "task": "direction", "g": np.array([1.0, -2.0]), "steps": np.array([[0.5, 1.0]]), "changes": np.array([[2.0, 1.5]]),
    }


@case("a direction from two pairs")
def two_pairs(rng):
    return direction(rng, 2, 3)


@case("a direction from five pairs")
def five_pairs(rng):
    return direction(rng, 5, 8)


@case("a direction where the Hessian is large")
def large_hessian(rng):
    return direction(rng, 3, 4, scale=500.0)


@case("a quadratic in six variables", shown=True)
def quadratic(rng):
    return run("quadratic", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0])


@case("three steps on the quadratic")
def three_steps(rng):
    return run("quadratic", rng.normal(size=6), max_iter=3)


@case("seven steps with a memory of two")
def short_memory(rng):
    return run("quadratic", rng.normal(size=6), history=2, max_iter=7)


@case("fourteen steps with the default memory")
def default_memory(rng):
    return run("quadratic", rng.normal(size=6), tol=0.0, max_iter=14)


@case("the banana valley in two dimensions")
def rosenbrock(rng):
    return run("rosenbrock", [-1.2, 1.0])


@case("six steps in the banana valley of four dimensions")
def rosenbrock_steps(rng):
    return run("rosenbrock", rng.uniform(-1.5, 1.5, size=4), history=3, max_iter=6)


@case("a regularised logistic regression")
def logistic(rng):
    return run("logistic", rng.normal(size=3), history=4)


@case("waves, whose curvature changes sign")
def waves(rng):
    return run("waves", np.array([0.4, -0.9, 2.0]), max_iter=5)


@case("a barrier, from where steps leave the domain")
def barrier(rng):
    return run("barrier", rng.uniform(0.1, 0.4, size=2), max_iter=6)


@case("a loose tolerance stops early")
def loose(rng):
    return run("quadratic", rng.normal(size=6), tol=0.05)


@edge("no pairs: steepest descent")
def no_pairs(rng):
    return {"task": "direction", "g": rng.normal(size=4), "steps": np.zeros((0, 4)), "changes": np.zeros((0, 4))}


@edge("a gradient of zero has the direction zero")
def zero_gradient(rng):
    return {**direction(rng, 3, 4), "g": np.zeros(4)}


@edge("one dimension: the secant method")
def one_dimension(rng):
    return {"task": "direction", "g": np.array([3.0]), "steps": np.array([[-1.0], [0.5]]), "changes": np.array([[-2.0], [4.0]])}


@edge("integers are as good as floats")
def integers(rng):
    return run("quadratic", [2, -1, 0, 1, 3, -2], max_iter=2)


@edge("integers are floats even where nothing moves")
def integers_at_rest(rng):
    return run("quadratic", [2, -1, 0, 1, 3, -2], max_iter=0)


@edge("a memory of zero is steepest descent")
def no_memory(rng):
    return run("quadratic", rng.normal(size=6), history=0, max_iter=5)


@edge("a memory of one")
def memory_of_one(rng):
    return run("quadratic", rng.normal(size=6), history=1, max_iter=6)


@edge("a start at the minimum needs no step")
def at_minimum(rng):
    return run("bowl", [0.0, 0.0])


@edge("no steps: only a look")
def no_steps(rng):
    return run("rosenbrock", [0.0, 2.0], max_iter=0)


@edge("convergence on the last permitted step")
def just_in_time(rng):
    return run("bowl", [3.0, -4.0], max_iter=1)


@edge("a gradient exactly as large as the tolerance is small enough")
def exactly_tol(rng):
    return run("bowl", [3.0, -4.0], tol=5.0)


@edge("a gradient between one and two times the default tolerance")
def default_tol(rng):
    return run("bowl", [1.5e-6, 0.0])


@edge("a valley so long that the default limit is reached")
def default_limit(rng):
    return run("rosenbrock", [-1.2, 1.0], history=0)


@edge("a function scaled down a thousand million times")
def small(rng):
    return run("small quadratic", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0], tol=1e-13, max_iter=8)


@edge("a line without curvature teaches nothing")
def linear(rng):
    return run("linear", [0.0, 0.0], max_iter=4)


@edge("negative curvature after good pairs: start afresh")
def restart(rng):
    return run("rosenbrock", [-1.2, 1.0], max_iter=8)


@edge("negative curvature teaches nothing")
def negative_curvature(rng):
    return run("waves", np.array([0.1, -0.2]), max_iter=2)


@edge("a curvature that is just good enough")
def just_curved(rng):
    return run("tilted, pair just good enough", [0.0, 0.0], max_iter=1)


@edge("a curvature that is not good enough")
def not_curved(rng):
    return run("tilted, pair not good enough", [0.0, 0.0], max_iter=1)


@edge("the shortest length is allowed")
def shortest(rng):
    return run("cliff at the last length", [0.0], max_iter=1)


@edge("nothing shorter is tried")
def too_short(rng):
    return run("cliff beyond the last length", [0.0], max_iter=4)


@edge("a search that fails leaves the pairs as they are")
def failed_with_pairs(rng):
    return run("wall", [4.0])


@edge("a decrease exactly good enough")
def exactly_enough(rng):
    return run("a decrease exactly good enough", [0.0], max_iter=1)


@edge("a decrease just good enough")
def good_enough(rng):
    return run("a decrease just good enough", [1.0], max_iter=2)


@edge("a decrease not good enough at any length")
def not_good_enough(rng):
    return run("a decrease not good enough", [1.0], max_iter=2)


def with_pairs(task, steps=()):
    return task == "direction" and len(steps) > 0


@edge("the Euclidean norm, not the largest entry")
def euclidean(rng):
    return run("bowl", [3.0, -4.0], tol=4.5, max_iter=1)


@case("six steps from a steep place")
def steep(rng):
    return run("rosenbrock", [20.0, -5.0], max_iter=6)


@edge("a function scaled down to curvatures of 1e-12")
def tiny(rng):
    return run("tiny quadratic", [1.0, 1.0, 1.0, 1.0, 1.0, 1.0], tol=1e-16, max_iter=4)


@law("it is the direction of the BFGS formula written out with matrices", when=with_pairs, rtol=1e-6, atol=1e-9)
def dense(g, steps, changes, output):
    s, y = steps[-1], changes[-1]
    H = (s @ y) / (y @ y) * np.eye(len(g))
    for s, y in zip(steps, changes):
        V = np.eye(len(g)) - np.outer(y, s) / (s @ y)
        H = V.T @ H @ V + np.outer(s, s) / (s @ y)
    return np.asarray(output), -H @ g


def newest_change(g, steps, changes):
    return [{"task": "direction", "g": changes[-1], "steps": steps, "changes": changes}]


@law("the secant equation: the newest change is answered by the newest step", when=with_pairs, also=newest_change, rtol=1e-6, atol=1e-9)
def secant(steps, also):
    return np.asarray(also[0]), -np.asarray(steps[-1])


@law("it goes downhill", when=lambda task: task == "direction")
def descent(g, output):
    return not np.any(g) or bool(np.asarray(output) @ g < 0)


ROTATION = [[0.6, 0.0, 0.8], [0.0, 1.0, 0.0], [-0.8, 0.0, 0.6]]


def rotated(x0, history=10):
    return [{"task": "minimise", "function": "logistic", "x0": x0, "history": history, "max_iter": 4, "rotation": r} for r in (None, ROTATION)]


@law("the path turns with the axes", when=lambda task, function=None: function == "logistic", also=rotated, rtol=1e-5, atol=1e-8)
def rotation_invariant(also):
    return np.asarray(also[0]["x"]), np.array(ROTATION) @ np.asarray(also[1]["x"])


@law("a converged quadratic is solved", when=lambda task, function=None: function == "quadratic")
def solved(output, tol=1e-6):
    residual = np.linalg.norm(CURVATURES * np.asarray(output["x"]) - 1)
    return not output["converged"] or residual <= tol * (1 + 1e-9) or f"the gradient's norm is {residual:.3g}"
