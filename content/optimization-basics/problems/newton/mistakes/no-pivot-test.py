"""Shifts only where the factorisation or the solver fails, without a look at the pivots.

That catches an exact zero, but a curvature of 1e-24 beside one of 1 raises nothing: it is rounding noise, and the step along it is as long as noise divided by noise. A factor that exists is not enough. Compare the smallest squared
diagonal entry with the largest.
"""

import numpy as np


def newton(f, grad, hess, x0, tol=1e-8, max_iter=50):
    x = np.array(x0, dtype=float)
    for iterations in range(max_iter + 1):
        g = grad(x)
        converged = bool(np.linalg.norm(g) <= tol)
        if converged or iterations == max_iter:
            break
        p = _direction(hess(x), g)
        alpha = _step_length(f, x, p, g @ p)
        if alpha is None:
            break
        x = x + alpha * p
    return {"x": x, "iterations": iterations, "converged": converged}


def _direction(H, g):
    tau, identity = 0.0, np.eye(len(g))
    while True:
        M = H + tau * identity
        try:
            np.linalg.cholesky(M)
            return np.linalg.solve(M, -g)
        except np.linalg.LinAlgError:
            tau = max(2 * tau, 1e-3)


def _step_length(f, x, p, slope):
    start = f(x)
    for halvings in range(31):
        alpha = 0.5**halvings
        if f(x + alpha * p) <= start + 1e-4 * alpha * slope:
            return alpha
    return None
