"""Asks for a decrease in proportion to |g|^2 instead of to g.p."""

import numpy as np


def two_loop_direction(g, steps, changes):
    q = np.array(g, dtype=np.float64)
    a = []
    for s, y in reversed(list(zip(steps, changes))):
        ai = (s @ q) / (s @ y)
        a.append(ai)
        q = q - ai * y
    if len(steps):
        s, y = steps[-1], changes[-1]
        q = q * ((s @ y) / (y @ y))
    for s, y, ai in zip(steps, changes, reversed(a)):
        b = (y @ q) / (s @ y)
        q = q + (ai - b) * s
    return -q


def lbfgs(f, grad, x0, history=10, tol=1e-6, max_iter=100):
    x = np.array(x0, dtype=np.float64)
    S, Y = [], []
    k = 0
    ok = False
    g = np.array(grad(x))
    while True:
        if np.linalg.norm(g) <= tol:
            ok = True
            break
        if k == max_iter:
            break
        p = two_loop_direction(g, S, Y)
        fx, slope = f(x), -(g @ g)
        new = None
        for j in range(31):
            a = 0.5**j
            if f(x + a * p) <= fx + 1e-4 * a * slope:
                new = x + a * p
                break
        if new is None:
            break
        gn = np.array(grad(new))
        s, y = new - x, gn - g
        if s @ y > 1e-10 * np.linalg.norm(s) * np.linalg.norm(y):
            S.append(s)
            Y.append(y)
            while len(S) > history:
                S.pop(0)
                Y.pop(0)
        else:
            S, Y = [], []
        x, g = new, gn
        k += 1
    return {"x": x, "iterations": k, "converged": ok, "pairs": len(S)}
