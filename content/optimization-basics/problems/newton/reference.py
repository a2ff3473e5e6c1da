import numpy as np


def newton(f, grad, hess, x0, tol=1e-8, max_iter=50):
    """Minimises f by Newton steps on a Hessian made positive definite, with backtracking.

    f, grad, hess: value, gradient (d,), symmetric Hessian (d, d) at x (d,). x0: d numbers.
    Returns {"x": last point (d,), "iterations": steps taken, "converged": whether |grad(x)| <= tol}.

    Nocedal and Wright, Numerical Optimization, 2nd ed., algorithms 3.2 (with backtracking, 3.1) and 3.3.
    """
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
    """Solves (H + tau I) p = -g with the first tau of 0, 1e-3, 2e-3, 4e-3, ... that makes it safely positive definite."""
    tau, identity = 0.0, np.eye(len(g))
    while not _positive_definite(H + tau * identity):
        tau = max(2 * tau, 1e-3)
    return np.linalg.solve(H + tau * identity, -g)


def _positive_definite(M):
    """Whether M has a Cholesky factor whose squared diagonal varies by less than 1e10."""
    try:
        pivots = np.diag(np.linalg.cholesky(M)) ** 2
    except np.linalg.LinAlgError:
        return False
    # Rounding lets some singular matrices through, with a pivot that is noise.
    return pivots.min() > 1e-10 * pivots.max()


def _step_length(f, x, p, slope):
    """The first alpha of 1, 1/2, ..., 2^-30 with sufficient decrease, or None. slope = g . p."""
    start = f(x)
    for halvings in range(31):
        alpha = 0.5**halvings
        if f(x + alpha * p) <= start + 1e-4 * alpha * slope:
            return alpha
    return None
