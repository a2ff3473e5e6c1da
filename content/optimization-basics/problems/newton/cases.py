import numpy as np

from viva.content.authoring import case, edge, law

A = np.array([[4.0, 1.0, 0.5], [1.0, 3.0, -1.0], [0.5, -1.0, 2.0]])
B = np.array([1.0, -2.0, 0.5])


@case("a quadratic in one step", shown=True)
def quadratic(rng):
    return {"function": "quadratic", "x0": [1.0, 1.0, 1.0]}


@case("the banana valley", shown=True)
def rosenbrock(rng):
    return {"function": "rosenbrock", "x0": [-1.2, 1.0]}


@case("two steps in the banana valley")
def two_steps(rng):
    return {"function": "rosenbrock", "x0": rng.uniform(-2, 2, size=2), "max_iter": 2}


@case("five steps in the banana valley from far away")
def five_steps(rng):
    return {"function": "rosenbrock", "x0": rng.uniform(-5, 5, size=2), "max_iter": 5}


@case("a regularised logistic regression")
def logistic(rng):
    return {"function": "logistic", "x0": rng.normal(size=2)}


@case("two damped steps of the logistic regression")
def logistic_steps(rng):
    return {"function": "logistic", "x0": rng.normal(size=2) * 3 + 4, "max_iter": 2}


@case("the full step overshoots and is halved")
def soft(rng):
    return {"function": "soft", "x0": np.array([3.0, -1.5])}


@case("three steps with an indefinite Hessian")
def indefinite(rng):
    return {"function": "saddle", "x0": [rng.uniform(0.5, 2), rng.uniform(0.05, 0.4)], "max_iter": 3}


@case("away from a saddle to a minimum")
def from_saddle(rng):
    return {"function": "saddle", "x0": [1.0, 0.1]}


@case("a loose tolerance stops early")
def loose(rng):
    return {"function": "quartic", "x0": [1.0, -0.5], "tol": 1e-3}


@case("the default tolerance on a flat minimum")
def flat(rng):
    return {"function": "quartic", "x0": [1.0, 2.0]}


@case("one step in a barrier's domain")
def barrier_step(rng):
    return {"function": "barrier", "x0": rng.uniform(1.0, 3.0, size=2), "max_iter": 1}


@case("a barrier, from where full steps leave the domain")
def barrier(rng):
    return {"function": "barrier", "x0": [5.0, 4.0]}


@edge("integers are as good as floats")
def integers(rng):
    return {"function": "rosenbrock", "x0": [2, -1], "max_iter": 3}


@edge("integers are floats even where nothing moves")
def integers_at_rest(rng):
    return {"function": "rosenbrock", "x0": [2, -1], "max_iter": 0}


@edge("a start at the minimum needs no step")
def at_minimum(rng):
    return {"function": "rosenbrock", "x0": [1.0, 1.0]}


@edge("a start at a saddle is stationary, too")
def at_saddle(rng):
    return {"function": "saddle", "x0": [0.0, 0.0]}


@edge("no steps: only a look")
def no_steps(rng):
    return {"function": "quadratic", "x0": [1.0, 0.0, 2.0], "max_iter": 0}


@edge("a gradient exactly as large as the tolerance is small enough")
def exactly_tol(rng):
    return {"function": "saddle", "x0": [0.625, 0.0], "tol": 1.25}


@edge("convergence on the last permitted step")
def just_in_time(rng):
    return {"function": "quadratic", "x0": [1.0, 1.0, 1.0], "max_iter": 1}


@edge("a singular Hessian")
def singular(rng):
    return {"function": "line", "x0": [3.0, 1.0], "max_iter": 4}


@edge("a small curvature that is just large enough")
def deep_enough(rng):
    return {"function": "valley just deep enough", "x0": [1.0, 1.0], "max_iter": 1}


@edge("a curvature that counts as none")
def too_flat(rng):
    return {"function": "valley too flat", "x0": [1.0, 1.0], "max_iter": 1}


@edge("tiny curvatures are no reason for a shift")
def tiny_curvatures(rng):
    H = 2.0**-40 * np.diag([1.0, 2.0])
    return {"function": "model", "H": H.tolist(), "b": (H @ [1.0, -2.0]).tolist(), "x0": [0.0, 0.0], "tol": 1e-20}


@edge("a curvature of 1e-5 counts as none beside one of a million")
def beside_a_million(rng):
    H = 2.0**20 * np.diag([1.0, 2.0**-36])
    return {"function": "model", "H": H.tolist(), "b": (H @ [1.0, 1.0]).tolist(), "x0": [0.0, 0.0], "max_iter": 1}


@edge("the pivots decide, not the eigenvalues")
def pivots(rng):
    H = np.array([[1.0, 8.0], [8.0, 64 + 2.0**-27]])
    return {"function": "model", "H": H.tolist(), "b": (H @ [1.0, 1.0]).tolist(), "x0": [0.0, 0.0]}


@edge("a curvature of 1e-15 counts as none, too")
def much_too_flat(rng):
    return {"function": "model", "H": [[1.0, 0.0], [0.0, 2.0**-50]], "b": [1.0, 2.0**-50], "x0": [0.0, 0.0], "max_iter": 1}


@edge("a curvature of 1e-24 counts as none, too")
def hardly_there(rng):
    return {"function": "model", "H": [[1.0, 0.0], [0.0, 2.0**-80]], "b": [1.0, 2.0**-80], "x0": [0.0, 0.0], "max_iter": 1}


@edge("an indefinite Hessian that is the same stored array each time")
def stored(rng):
    return {"function": "model", "H": [[1.0, 0.5], [0.5, -1.0]], "b": [1.0, 2.0], "x0": [0.25, -0.5], "max_iter": 3}


@edge("a slope without end: fifty steps and no more where no limit is given")
def fifty_steps(rng):
    return {"function": "plane", "x0": [2.0]}


@edge("a Hessian of zero: the shift is one thousandth")
def zero_hessian(rng):
    return {"function": "plane", "x0": [2.0], "max_iter": 3}


@edge("a negative definite Hessian near a maximum")
def concave(rng):
    return {"function": "hill", "x0": [1.2, 0.9], "max_iter": 4}


@edge("a direction of negative curvature that is exactly along an axis")
def along_axis(rng):
    return {"function": "saddle", "x0": [0.0, 0.25], "max_iter": 2}


@edge("the shortest length is allowed")
def shortest(rng):
    return {"function": "cliff at the last length", "x0": [0.0], "max_iter": 1}


@edge("nothing shorter is tried")
def too_short(rng):
    return {"function": "cliff beyond the last length", "x0": [0.0], "max_iter": 4}


@edge("a gradient between one and two times the default tolerance")
def default_tol(rng):
    return {"function": "valley just deep enough", "x0": [1.5e-8, 0.0]}


@edge("a decrease exactly good enough")
def exactly_enough(rng):
    return {"function": "a decrease exactly good enough", "x0": [0.0], "max_iter": 1}


@edge("a decrease just good enough")
def good_enough(rng):
    return {"function": "a decrease just good enough", "x0": [1.0], "max_iter": 2}


@edge("a decrease not good enough at any length")
def not_good_enough(rng):
    return {"function": "a decrease not good enough", "x0": [1.0], "max_iter": 2}


@edge("the Euclidean norm, not the largest entry")
def euclidean(rng):
    return {"function": "quartic", "x0": [1.0, 1.0], "tol": 4.5, "max_iter": 1}


@case("a valley with curvatures of thirty thousand")
def steep(rng):
    return {"function": "rosenbrock", "x0": [5.0, -5.0], "max_iter": 2}


@edge("a decrease just good enough, at an eighth of the step")
def good_enough_short(rng):
    return {"function": "almost flat, then a cliff", "x0": [0.0], "max_iter": 1}


@law("a converged quadratic solves the linear system", when=lambda function: function == "quadratic", atol=1e-8)
def solved(output, x0):
    return output["iterations"] == 0 or (A @ np.asarray(output["x"]), B)


def convex(function, max_iter=50):
    return function in ("logistic", "quadratic", "barrier") and max_iter > 0


def rescaled(function, x0, max_iter=50):
    scale = [[2.0, 0.5], [-1.0, 1.5]] if function != "quadratic" else [[2.0, 0.0, 1.0], [0.5, 1.0, 0.0], [0.0, -1.0, 3.0]]
    plain = {"function": function, "x0": x0, "max_iter": min(max_iter, 3), "tol": 0.0}
    return [plain, {**plain, "scale": scale}]


@law("Newton's path does not change with a linear change of variables", when=convex, also=rescaled, rtol=1e-5, atol=1e-7)
def affine_invariant(function, also):
    scale = [[2.0, 0.5], [-1.0, 1.5]] if function != "quadratic" else [[2.0, 0.0, 1.0], [0.5, 1.0, 0.0], [0.0, -1.0, 3.0]]
    return np.asarray(also[0]["x"]), np.array(scale) @ np.asarray(also[1]["x"])


MINIMA = {"rosenbrock": [1.0, 1.0], "soft": [0.0, 0.0], "barrier": [1 / 3, 1.0]}


@law("where it converges there is a minimum", when=lambda function: function in MINIMA, atol=1e-6)
def minimum(function, output):
    return not output["converged"] or (np.asarray(output["x"]), np.array(MINIMA[function]))
