"""Updates x in place, and with it the caller's x0.

np.asarray returns its argument itself if that is a float array already, and `-=` writes into it. The caller's second run then starts where the first one ended. Make a copy (np.array) and
create a new array at each step.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = np.asarray(x0, dtype=float)
    gradient = grad(x)
    norm = np.linalg.norm(gradient)
    limit = min(1e6 * norm, np.finfo(float).max)  # no infinite norm passes, not even if the first is infinite
    iterations = 0
    while norm > tol and norm <= limit and iterations < max_iter:
        x -= lr * gradient
        iterations += 1
        gradient = grad(x)
        norm = np.linalg.norm(gradient)
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
