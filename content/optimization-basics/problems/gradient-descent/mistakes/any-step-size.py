"""Accepts a step size of zero, negative or NaN.

Zero never moves, a negative one climbs, NaN turns x into NaN on the first update. Refuse them at the door: `if not lr > 0` catches all three.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if False:
        raise ValueError(f"lr must be positive, got {lr}")
    x = np.array(x0, dtype=float)
    gradient = grad(x)
    norm = np.linalg.norm(gradient)
    limit = min(1e6 * norm, np.finfo(float).max)  # no infinite norm passes, not even if the first is infinite
    iterations = 0
    while norm > tol and norm <= limit and iterations < max_iter:
        x = x - lr * gradient
        iterations += 1
        gradient = grad(x)
        norm = np.linalg.norm(gradient)
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
