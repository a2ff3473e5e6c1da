import math

import numpy as np

from viva.content.authoring import case, edge, law

A = np.array([[3.0, 1.0, 0.0], [1.0, 2.0, -0.5], [0.0, -0.5, 1.0]])
B = np.array([1.0, -2.0, 0.5])


@case("a quadratic of three variables", shown=True)
def quadratic(rng):
    return {"gradient": "quadratic", "x0": np.array([1.0, 1.0, 1.0]), "lr": 0.3}


@case("the first three steps")
def three_steps(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3), "lr": 0.2, "max_iter": 3}


@case("one step")
def one_step(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3), "max_iter": 1}


@case("the default step size and tolerance")
def defaults(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3)}


@case("a curved valley takes more than a thousand steps")
def valley(rng):
    return {"gradient": "rosenbrock", "x0": [-0.5, 0.5], "lr": 0.001}


@case("a loose tolerance stops early")
def loose(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3), "lr": 0.25, "tol": 0.05}


@case("a matrix of unknowns")
def matrix(rng):
    return {"gradient": "matrix", "x0": rng.normal(size=(3, 2)), "lr": 0.2, "tol": 1e-3}


@case("a matrix whose rows are equally large")
def identity(rng):
    return {"gradient": "bowl", "x0": [[1.0, 0.0], [0.0, 1.0]], "lr": 0.5, "tol": 0.6}


@case("a matrix whose largest row is shorter than the whole")
def symmetric(rng):
    return {"gradient": "bowl", "x0": [[2.0, 1.0], [1.0, 2.0]], "lr": 0.5, "tol": 2.5}


@case("a logistic loss")
def logistic(rng):
    return {"gradient": "logistic", "x0": rng.normal(size=4), "lr": 2.0, "max_iter": 12}


@case("a flat minimum is reached slowly")
def quartic(rng):
    return {"gradient": "quartic", "x0": [0.9, -0.7], "lr": 0.05, "tol": 1e-4, "max_iter": 400}


@case("a gradient that reuses its array")
def buffered(rng):
    return {"gradient": "buffered", "x0": rng.normal(size=2), "lr": 0.15, "max_iter": 6}


@edge("integers are as good as floats")
def integers(rng):
    return {"gradient": "quadratic", "x0": [2, -1, 3], "lr": 0.25, "max_iter": 4}


@edge("integers are floats even where nothing moves")
def integers_at_rest(rng):
    return {"gradient": "quadratic", "x0": [2, -1, 3], "max_iter": 0}


@edge("a start at the minimum needs no step")
def at_minimum(rng):
    return {"gradient": "bowl", "x0": [0.0, 0.0]}


@edge("a gradient exactly as large as the tolerance is small enough")
def exactly_tol(rng):
    return {"gradient": "bowl", "x0": [3.0, 4.0], "lr": 0.5, "tol": 1.25}


@edge("a tolerance of zero goes on to the limit")
def zero_tol(rng):
    return {"gradient": "bowl", "x0": [1.0, -2.0], "lr": 0.5, "tol": 0.0, "max_iter": 9}


@edge("a tolerance of zero is met by a gradient of zero")
def exact_zero(rng):
    return {"gradient": "bowl", "x0": [1.0, -2.0], "lr": 1.0, "tol": 0.0, "max_iter": 9}


@edge("no iterations: only a look")
def no_iterations(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3), "max_iter": 0}


@edge("convergence on the last permitted step")
def just_in_time(rng):
    return {"gradient": "bowl", "x0": [8.0], "lr": 0.5, "tol": 1.0, "max_iter": 3}


@edge("a step size that is too large diverges")
def diverges(rng):
    return {"gradient": "quadratic", "x0": rng.normal(size=3), "lr": 0.9}


@edge("growing ten times a step, a factor of exactly a million is allowed")
def exactly_limit(rng):
    return {"gradient": "steep", "x0": [1.0], "lr": 1.0, "max_iter": 6}


@edge("one step beyond a factor of a million")
def beyond_limit(rng):
    return {"gradient": "steep", "x0": [1.0], "lr": 1.0, "max_iter": 9}


@edge("divergence goes before the limit on iterations")
def diverges_at_the_limit(rng):
    return {"gradient": "bowl", "x0": [1.0], "lr": 1e7, "max_iter": 1}


@edge("small numbers diverge like large ones")
def small_divergence(rng):
    return {"gradient": "bowl", "x0": [1e-5, -2e-5], "lr": 3.0, "max_iter": 40}


@edge("a large start is no divergence")
def large_start(rng):
    return {"gradient": "bowl", "x0": [3e9, -4e9], "lr": 0.9, "max_iter": 20}


@edge("a step onto a point without gradient")
def leaves_domain(rng):
    return {"gradient": "root", "x0": [1.0, 0.04], "lr": 0.1, "max_iter": 5}


@edge("an infinite gradient at the start")
def infinite(rng):
    return {"gradient": "infinite", "x0": [1.0, 2.0]}


@edge("a gradient that is nowhere a number")
def nowhere(rng):
    return {"gradient": "nowhere", "x0": [1.0, 2.0]}


@edge("a quadratic that overflows in one step")
def overflow(rng):
    return {"gradient": "bowl", "x0": [1e150], "lr": 1e200, "max_iter": 5}


@edge("a function without minimum")
def linear(rng):
    return {"gradient": "linear", "x0": [0.0, 1.0], "max_iter": 25}


@edge("a scalar unknown")
def scalar(rng):
    return {"gradient": "bowl", "x0": 2.0, "lr": 0.25, "tol": 0.1}


@edge("a step size of zero is refused", raises=ValueError)
def zero_lr(rng):
    return {"gradient": "bowl", "x0": [1.0], "lr": 0.0}


@edge("a negative step size is refused", raises=ValueError)
def negative_lr(rng):
    return {"gradient": "bowl", "x0": [1.0], "lr": -0.1}


@edge("a step size that is not a number is refused", raises=ValueError)
def nan_lr(rng):
    return {"gradient": "bowl", "x0": [1.0], "lr": math.nan}


@law("on a quadratic the error after k steps is (I - lr A)^k times the first", when=lambda gradient: gradient == "quadratic", rtol=1e-5, atol=1e-9)
def closed_form(x0, output, lr=0.1):
    minimum = np.linalg.solve(A, B)
    power = np.linalg.matrix_power(np.eye(3) - lr * A, output["iterations"])
    return np.asarray(output["x"]), minimum + power @ (np.array(x0, dtype=float) - minimum)


@law("a converged quadratic solves the linear system", when=lambda gradient: gradient == "quadratic")
def stationary(output, tol=1e-6):
    residual = np.linalg.norm(A @ np.asarray(output["x"]) - B)
    return output["status"] != "converged" or residual <= tol * (1 + 1e-9) or f"the gradient's norm is {residual:.3g}"


@law("gradients are evaluated once a point", when=lambda gradient: True)
def economical(output):
    return output["evaluations"] == output["iterations"] + 1


def continued(gradient, x0, lr=0.1, max_iter=1000):
    return [{"gradient": gradient, "x0": x0, "lr": lr, "max_iter": k, "tol": 0.0} for k in (2, 1)]


@law("two steps are one step and one step", when=lambda gradient, lr=0.1: gradient in ("quadratic", "logistic") and lr > 0, also=continued)
def composed(gradient, also, lr=0.1):
    x = np.asarray(also[1]["x"])
    slope = A @ x - B if gradient == "quadratic" else 1 / (1 + np.exp(-x)) - 0.8
    return np.asarray(also[0]["x"]), x - lr * slope
