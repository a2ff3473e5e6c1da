import numpy as np


def gradient_descent(grad, x0, lr=0.1, tol=1e-6, max_iter=1000):
    """Minimises by x <- x - lr grad(x) until the gradient is small.

    grad: maps a float64 array to the gradient, of the same shape. x0: the start, any shape. lr: step size, positive.
    Returns {"x": last point, "iterations": updates made, "status": "converged", "diverged" or "max_iter"}.
    Converged: Euclidean norm of the gradient <= tol. Diverged: it is not finite or above 1e6 times the first.
    Raises ValueError unless lr > 0.

    Nocedal and Wright, Numerical Optimization, 2nd ed., section 3.3.
    """
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
    status = "converged" if norm <= tol else "max_iter" if norm <= limit else "diverged"
    return {"x": x, "iterations": iterations, "status": status}
