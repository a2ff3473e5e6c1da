"""Does not notice divergence and runs to the limit, often on NaN.

With a step above 2 / L every step multiplies the error by more than 1, and soon all is infinite, then NaN. NaN compares false with everything, so neither test of an ordinary loop ends it.
"""

import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError(f"lr must be positive, got {lr}")
    x = np.array(x0, dtype=float)
    gradient = grad(x)
    norm = np.linalg.norm(gradient)
    limit = np.inf
    iterations = 0
    while not norm <= tol and iterations < max_iter:
        x = x - lr * gradient
        iterations += 1
        gradient = grad(x)
        norm = np.linalg.norm(gradient)
    status = "converged" if norm <= tol else "max_iter"
    return {"x": x, "iterations": iterations, "status": status}
