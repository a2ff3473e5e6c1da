import numpy as np


def projected_gradient(grad, project, x0, lr=0.1, tol=1e-6, max_iter=1000):
    """Minimises over a convex set by x <- project(x - lr grad(x)), from the projection of x0.

    grad, project: map (d,) to (d,). Returns {"x": (d,), "iterations": updates, "converged": whether the gradient
    mapping |x - project(x - lr grad(x))| / lr is at most tol}. Raises ValueError unless lr > 0.

    Beck, First-Order Methods in Optimization, sections 10.2 and 10.3.
    """
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
    """The largest violation of a KKT condition at x with these multipliers, a float.

    f(x): value and gradient. constraints: (kind, c), kind "eq" (c = 0) or "ineq" (c <= 0), c(x): value and gradient.
    Raises ValueError for another kind.

    Nocedal and Wright, Numerical Optimization, 2nd ed., theorem 12.1, with the sign of inequalities turned.
    """
    violations = [np.linalg.norm(_lagrangian_gradient(f, constraints, x, multipliers))]
    for (kind, c), multiplier in zip(constraints, multipliers):
        value = c(x)[0]
        violations += [abs(value)] if _is_equality(kind) else [value, -multiplier, abs(multiplier * value)]
    return float(max(violations))


def augmented_lagrangian(f, constraints, x0, rho=10.0, lr=0.02, tol=1e-5, max_outer=50, inner_steps=200):
    """Minimises f under constraints by the method of multipliers, with gradient steps inside.

    f, constraints: as in kkt_residual. rho: weight of the quadratic penalty. lr: length of the gradient steps.
    Returns {"x": (d,), "multipliers": (m,), "value": f(x), "iterations": updates of the multipliers, "converged"}.
    Raises ValueError unless rho > 0 and lr > 0, and for an unknown kind of constraint.

    Nocedal and Wright, framework 17.3; Bertsekas (1982), section 3.1, for inequalities.
    """
    _require_positive("rho", rho)
    _require_positive("lr", lr)
    x, multipliers = np.array(x0, dtype=float), np.zeros(len(constraints))
    for iterations in range(max_outer + 1):
        converged = kkt_residual(f, constraints, x, multipliers) <= tol
        if converged or iterations == max_outer:
            break
        for _ in range(inner_steps):
            x = x - lr * _lagrangian_gradient(f, constraints, x, _shifted(constraints, x, multipliers, rho))
        multipliers = _shifted(constraints, x, multipliers, rho)
    return {"x": x, "multipliers": multipliers, "value": f(x)[0], "iterations": iterations, "converged": converged}


def _lagrangian_gradient(f, constraints, x, multipliers):
    """grad f + sum of multiplier * grad c, (d,)."""
    gradient = f(x)[1]
    for (_, c), multiplier in zip(constraints, multipliers):
        gradient = gradient + multiplier * c(x)[1]
    return gradient


def _shifted(constraints, x, multipliers, rho):
    """multiplier + rho c(x) for every constraint, (m,); not below 0 for inequalities."""
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
