"""Compares the squared norm with the tolerance.

Leaving out the root saves nothing and changes the meaning: a tolerance of 1e-6 then stops at a norm of 1e-3.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = np.array(x0, dtype=float)
    gradient = grad(x)
    norm = np.sum(gradient**2)
    limit = min(1e6 * norm, np.finfo(float).max)  # no infinite norm passes, not even if the first is infinite
    iterations = 0
    while norm > tol and norm <= limit and iterations < max_iter:
        x = x - lr * gradient
        iterations += 1
        gradient = grad(x)
        norm = np.sum(gradient**2)
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
