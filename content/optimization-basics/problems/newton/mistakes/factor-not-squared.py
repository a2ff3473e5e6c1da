"""Compares the diagonal of the factor itself, not its squares.

The pivots of elimination are the squares of Cholesky's diagonal. Two entries of the factor in the ratio 1e-10 are pivots in the ratio 1e-20, far below what double precision can tell from zero, so the test passes nearly everything.
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
    while not _positive_definite(H + tau * identity):
        tau = max(2 * tau, 1e-3)
    return np.linalg.solve(H + tau * identity, -g)


def _positive_definite(M):
    try:
        pivots = np.diag(np.linalg.cholesky(M))
    except np.linalg.LinAlgError:
        return False
    # Rounding lets some singular matrices through, with a pivot that is noise.
    return pivots.min() > 1e-10 * pivots.max()


def _step_length(f, x, p, slope):
    start = f(x)
    for halvings in range(31):
        alpha = 0.5**halvings
        if f(x + alpha * p) <= start + 1e-4 * alpha * slope:
            return alpha
    return None
