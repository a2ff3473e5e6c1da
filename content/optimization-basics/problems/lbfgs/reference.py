from collections import deque

import numpy as np


def lbfgs(f, grad, x0, history=10, tol=1e-6, max_iter=100):
    """Minimises f by limited-memory BFGS with backtracking.

    f, grad: value and gradient (d,) at x (d,). x0: d numbers. history: how many pairs are remembered.
    Returns {"x": last point (d,), "iterations": steps taken, "converged": whether |grad(x)| <= tol, "pairs": remembered}.

    Nocedal and Wright, Numerical Optimization, 2nd ed., algorithm 7.5, with the backtracking of algorithm 3.1.
    """
    x = np.array(x0, dtype=float)
    g = grad(x)
    pairs = deque(maxlen=history)  # (s, y), oldest first
    for iterations in range(max_iter + 1):
        converged = bool(np.linalg.norm(g) <= tol)
        if converged or iterations == max_iter:
            break
        p = two_loop_direction(g, [s for s, _ in pairs], [y for _, y in pairs])
        alpha = _step_length(f, x, p, g @ p)
        if alpha is None:
            break
        new_x = x + alpha * p
        new_g = grad(new_x)
        s, y = new_x - x, new_g - g
        # A pair without positive curvature would cost the matrix its definiteness; the old ones led to it, so start afresh.
        if s @ y > 1e-10 * np.linalg.norm(s) * np.linalg.norm(y):
            pairs.append((s, y))
        else:
            pairs.clear()
        x, g = new_x, new_g
    return {"x": x, "iterations": iterations, "converged": converged, "pairs": len(pairs)}


def two_loop_direction(g, steps, changes):
    """-H g (d,) for the L-BFGS matrix H of the pairs s, y.

    g: gradient (d,). steps, changes: m vectors s and m vectors y, (d,) each, oldest first, with s . y > 0.

    Nocedal and Wright, algorithm 7.4, with the scaling (7.20).
    """
    q = np.array(g, dtype=float)
    pairs, coefficients = list(zip(steps, changes)), []
    for s, y in reversed(pairs):
        coefficients.append((s @ q) / (s @ y))
        q = q - coefficients[-1] * y
    if pairs:
        s, y = pairs[-1]
        q = q * (s @ y) / (y @ y)
    for s, y in pairs:
        q = q + (coefficients.pop() - (y @ q) / (s @ y)) * s
    return -q


def _step_length(f, x, p, slope):
    """The first alpha of 1, 1/2, ..., 2^-30 with sufficient decrease, or None. slope = g . p."""
    start = f(x)
    for halvings in range(31):
        alpha = 0.5**halvings
        if f(x + alpha * p) <= start + 1e-4 * alpha * slope:
            return alpha
    return None
