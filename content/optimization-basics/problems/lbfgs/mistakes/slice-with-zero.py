"""Trims the memory with pairs[-history:], which keeps everything when history is 0.

-0 is 0, and pairs[0:] is the whole list. Use a deque with maxlen, or pairs[max(0, len(pairs) - history):].
"""

from collections import deque

import numpy as np


def lbfgs(f, grad, x0, history=10, tol=1e-6, max_iter=100):
    x = np.array(x0, dtype=float)
    g = grad(x)
    pairs = []  # (s, y), oldest first
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
            pairs = [*pairs, (s, y)][-history:]
        else:
            pairs = []
        x, g = new_x, new_g
    return {"x": x, "iterations": iterations, "converged": converged, "pairs": len(pairs)}


def two_loop_direction(g, steps, changes):
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
    start = f(x)
    for halvings in range(31):
        alpha = 0.5**halvings
        if f(x + alpha * p) <= start + 1e-4 * alpha * slope:
            return alpha
    return None
