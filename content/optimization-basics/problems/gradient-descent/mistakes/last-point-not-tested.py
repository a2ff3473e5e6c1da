"""Gives up after max_iter updates without looking at the last point.

A loop `for _ in range(max_iter)` with the test at its top never sees the gradient of the point it returns, and reports "max_iter" for a run that arrived on its last step.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
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
    if iterations == max_iter and norm <= tol:
        return {"x": x, "iterations": iterations, "status": "max_iter"}
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
