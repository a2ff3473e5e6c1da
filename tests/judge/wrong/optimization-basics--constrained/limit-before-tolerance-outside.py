"""Says that the augmented Lagrangian did not converge when it does so at the limit."""

import numpy as np


def projected_gradient(grad, project, x0, lr=0.1, tol=1e-6, max_iter=1000):
    if not lr > 0:
        raise ValueError("lr")
    x = np.array(project(np.array(x0, dtype=np.float64)))
    for k in range(max_iter + 1):
        z = np.array(project(x - lr * grad(x)))
        done = bool(np.linalg.norm(x - z) / lr <= tol)
        if done or k == max_iter:
            return {"x": x, "iterations": k, "converged": done}
        x = z


def _kinds(constraints):
    for kind, _ in constraints:
        if kind not in ("eq", "ineq"):
            raise ValueError(f"unknown kind {kind!r}")


def kkt_residual(f, constraints, x, multipliers):
    _kinds(constraints)
    x = np.asarray(x, dtype=np.float64)
    g = np.array(f(x)[1], dtype=np.float64)
    worst = []
    for (kind, c), lam in zip(constraints, multipliers):
        v, dc = c(x)
        g = g + lam * dc
        worst += [abs(v)] if kind == "eq" else [max(v, 0.0), max(-lam, 0.0), abs(lam * v)]
    return float(max([np.linalg.norm(g), *worst]))


def augmented_lagrangian(f, constraints, x0, rho=10.0, lr=0.02, tol=1e-5, max_outer=50, inner_steps=200):
    if not rho > 0 or not lr > 0:
        raise ValueError("rho and lr must be positive")
    _kinds(constraints)
    x = np.array(x0, dtype=np.float64)
    lam = np.zeros(len(constraints))

    def shifted(x):
        out, grads = [], []
        for (kind, c), l in zip(constraints, lam):
            v, dc = c(x)
            t = l + rho * v
            out.append(max(0.0, t) if kind == "ineq" else t)
            grads.append(dc)
        return np.array(out, dtype=np.float64), grads

    k = 0
    while True:
        done = k < max_outer and kkt_residual(f, constraints, x, lam) <= tol
        if done or k == max_outer:
            return {
                "x": x,
                "multipliers": lam,
                "value": float(f(x)[0]),
                "iterations": k,
                "converged": bool(done),
            }
        for _ in range(inner_steps):
            hat, grads = shifted(x)
            d = np.array(f(x)[1], dtype=np.float64)
            for l, dc in zip(hat, grads):
                d = d + l * dc
            x = x - lr * d
        lam = shifted(x)[0]
        k += 1
