"""Steps with a gradient array that the gradient function has overwritten meanwhile.

Functions may return one buffer every time. Here the gradient is evaluated at the new point before the old one has been used, so the step belongs to the wrong point. Use a gradient before you ask for the next, or copy it.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = np.array(x0, dtype=float)
    gradient = grad(x)
    norm = np.linalg.norm(gradient)
    previous = gradient
    limit = min(1e6 * norm, np.finfo(float).max)  # no infinite norm passes, not even if the first is infinite
    iterations = 0
    while norm > tol and norm <= limit and iterations < max_iter:
        trial = x - lr * gradient
        iterations += 1
        gradient = grad(trial)
        x = x - lr * previous
        previous = gradient
        norm = np.linalg.norm(gradient)
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
