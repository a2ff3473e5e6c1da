import math

import numpy as np

from viva.content.authoring import case, edge, law

Q3 = [[2.0, 0.5, 0.0], [0.5, 3.0, -1.0], [0.0, -1.0, 2.5]]
Q2 = [[2.0, 0.0], [0.0, 2.0]]


def projected(project, x, b, Q=Q3, **more):
    return {"task": "projected", "project": project, "x": x, "Q": Q, "b": b, **more}


def multipliers(x, b, constraints, Q=Q3, **more):
    return {"task": "multipliers", "x": x, "Q": Q, "b": b, "constraints": constraints, **more}


def residual(x, b, constraints, at, Q=Q3):
    return {"task": "residual", "x": np.array(x), "Q": Q, "b": b, "constraints": constraints, "multipliers": np.array(at)}


@case("a quadratic over a box", shown=True)
def box(rng):
    return projected("box", [0.5, 0.5, 0.5], [3.0, -1.0, 1.0])


@case("a quadratic over the ball")
def ball(rng):
    return projected("ball", rng.normal(size=3), [3.0, -1.0, 2.0], lr=0.25)


@case("a quadratic over the simplex")
def simplex(rng):
    return projected("simplex", rng.normal(size=3), [1.0, 2.0, 0.5], lr=0.2)


@case("two steps over the ball")
def two_steps(rng):
    return projected("ball", 3 * rng.normal(size=3), rng.normal(size=3) * 3, max_iter=2)


@case("one step over the simplex with the default length")
def one_step(rng):
    return projected("simplex", rng.normal(size=3), rng.normal(size=3), max_iter=1)


@case("non-negative least squares stops at a loose tolerance")
def loose(rng):
    return projected("nonnegative", rng.uniform(0, 2, size=3), [1.0, -2.0, 1.5], tol=1e-2)


@case("the nearest point on a line", shown=True)
def nearest(rng):
    return multipliers([0.0, 0.0], [0.0, 0.0], [("eq", "linear", [1.0, 2.0], 2.0)], Q=Q2)


@case("an equality and an inequality that is active")
def mixed(rng):
    return multipliers(
        [0.0, 0.0, 0.0], [3.0, 1.0, 2.0], [("eq", "linear", [1.0, 1.0, 1.0], 1.0), ("ineq", "linear", [1.0, 0.0, -0.5], 0.2)]
    )


@case("two equalities")
def two_equalities(rng):
    return multipliers(
        rng.normal(size=3), rng.normal(size=3), [("eq", "linear", [1.0, -1.0, 0.5], 0.7), ("eq", "linear", [0.0, 1.0, 1.0], -0.4)]
    )


@case("one outer iteration")
def one_outer(rng):
    constraints = [("eq", "linear", [1.0, -1.0, 0.5], 0.7), ("ineq", "linear", [0.0, 1.0, 1.0], -0.4)]
    return multipliers(rng.normal(size=3), rng.normal(size=3), constraints, max_outer=1)


@case("two outer iterations of three inner steps")
def two_outer(rng):
    constraints = [("ineq", "linear", [1.0, 0.5, 0.0], -0.3), ("eq", "linear", [0.0, 1.0, -1.0], 0.5), ("ineq", "ball", [0.0, 0.0, 0.0], 3.0)]
    return multipliers(rng.normal(size=3), rng.normal(size=3), constraints, max_outer=2, inner_steps=3)


@case("inside a ball, with the minimum outside")
def in_ball(rng):
    return multipliers([0.1, 0.2], [6.0, 2.0], [("ineq", "ball", [0.0, 0.5], 1.0)], Q=Q2, rho=2.0, lr=0.05, inner_steps=40)


@case("on a circle, which is not convex")
def on_circle(rng):
    return multipliers([0.5, 1.0], [1.0, -0.5], [("eq", "ball", [0.0, 0.0], 1.0)], Q=Q2, rho=4.0)


@case("a function that is not quadratic")
def exponential(rng):
    return multipliers([0.0, 0.0], [0.5, 2.0], [("eq", "linear", [1.0, 1.0], 0.0)], Q=None, rho=3.0, lr=0.1, inner_steps=60)


@case("an inequality that becomes active and is left again")
def left_again(rng):
    constraints = [("ineq", "linear", [-1.0, 0.0], -0.5), ("ineq", "linear", [0.0, -1.0], -1.0)]
    return multipliers([-1.0, 0.0], [2.0, 0.0], constraints, Q=Q2, inner_steps=5, max_outer=6)


@case("the residual of a point and multipliers", shown=True)
def some_residual(rng):
    constraints = [("eq", "linear", [1.0, 0.0, 1.0], 0.5), ("ineq", "linear", [0.0, 1.0, 0.0], 0.25)]
    return residual([0.5, 0.25, 0.0], [1.0, 2.0, 3.0], constraints, [0.5, 1.0])


@case("the residual when the equality is violated most, from below")
def equality_residual(rng):
    return residual([0.0, 0.0, 0.0], [0.1, 0.2, 0.0], [("eq", "linear", [1.0, 0.0, 0.0], 5.0)], [0.1])


@case("the residual when an inequality is violated most")
def inequality_residual(rng):
    return residual([0.0, 0.0, 0.0], [0.1, 0.2, 0.0], [("ineq", "linear", [1.0, 0.0, 0.0], -5.0)], [0.1])


@case("the residual when a multiplier has the wrong sign")
def sign_residual(rng):
    return residual([0.0, 0.0], [-0.02, 0.0], [("ineq", "linear", [0.01, 0.0], 0.0)], [-2.0], Q=Q2)


@case("the residual when complementarity is violated most")
def slack_residual(rng):
    return residual([0.0, 0.0], [0.2, 0.0], [("ineq", "linear", [0.1, 0.0], 3.0)], [2.0], Q=Q2)


@case("the residual with slack and a multiplier of the wrong sign")
def both_residual(rng):
    return residual([0.0, 0.0], [-0.2, 0.0], [("ineq", "linear", [0.1, 0.0], 3.0)], [-2.0], Q=Q2)


@edge("a plane over a box, whose gradient is the same stored array each time")
def plane_box(rng):
    return projected("box", [0.5, 0.25], [3.0, -1.0], Q=[[0.0, 0.0], [0.0, 0.0]], lr=0.05, max_iter=4)


@edge("a plane over a disc, whose gradient is the same stored array each time")
def plane_disc(rng):
    return multipliers([0.5, 0.0], [1.0, 2.0], [("ineq", "ball", [0.0, 0.0], 1.0)], Q=[[0.0, 0.0], [0.0, 0.0]], rho=2.0, lr=0.05, max_outer=4)


@edge("the residual on a plane, whose gradient is the same stored array each time")
def plane_residual(rng):
    constraints = [("ineq", "linear", [1.0, 0.5], 2.0), ("eq", "linear", [1.0, -1.0], 0.0)]
    return residual([0.5, 0.25], [1.0, 2.0], constraints, [1.0, 0.5], Q=[[0.0, 0.0], [0.0, 0.0]])


@edge("the projection is the whole space: gradient descent")
def unconstrained(rng):
    return projected("everything", rng.normal(size=3), rng.normal(size=3), lr=0.3)


@edge("the set is a single point")
def point(rng):
    return projected("point", [3.0, -1.0, 0.0], [1.0, 2.0, 3.0])


@edge("no steps: the start is projected all the same")
def no_steps(rng):
    return projected("box", [4.0, -3.0, 0.5], [1.0, 1.0, 1.0], max_iter=0)


@edge("the start is the solution in a corner of the box")
def corner(rng):
    return projected("box", [1.0, 0.0], [5.0, -5.0], Q=Q2)


@edge("integers are as good as floats")
def integers(rng):
    return projected("nonnegative", [2, -1, 3], [1, 0, 1], max_iter=2)


@edge("a movement exactly as large as the tolerance is small enough")
def exactly_tol(rng):
    return projected("everything", [3.0, 4.0], [0.0, 0.0], Q=[[1.0, 0.0], [0.0, 1.0]], lr=0.5, tol=5.0)


@edge("a movement between one and two times the default tolerance")
def default_tol(rng):
    return projected("everything", [1.5e-6], [0.0], Q=[[1.0]], lr=0.5)


@edge("the default limit of a thousand steps")
def default_limit(rng):
    return projected("box", [0.9, 0.9], [1.0, 1.0], Q=[[0.5, 0.3], [0.3, 2.0]], lr=1e-3)


@edge("no constraints at all")
def no_constraints(rng):
    return multipliers([1.0, -1.0, 0.5], [1.0, 2.0, 3.0], [])


@edge("a constraint that does not matter has the multiplier zero")
def inactive(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("ineq", "linear", [1.0, 1.0], 9.0)], Q=Q2)


@edge("a constraint that is just active at the minimum")
def just_active(rng):
    return multipliers([0.0, 0.0], [2.0, 2.0], [("ineq", "linear", [1.0, 1.0], 2.0)], Q=Q2)


@edge("constraints that contradict each other")
def infeasible(rng):
    constraints = [("eq", "linear", [1.0, 0.0], 0.0), ("eq", "linear", [1.0, 0.0], 1.0)]
    return multipliers([0.3, 0.0], [0.0, 1.0], constraints, Q=Q2, inner_steps=20)


@edge("no outer iterations: only a look")
def no_outer(rng):
    return multipliers([2.0, 0.0], [0.0, 1.0], [("eq", "linear", [1.0, 0.0], 0.0)], Q=Q2, max_outer=0)


@edge("no inner steps: only the multipliers move")
def no_inner(rng):
    constraints = [("ineq", "linear", [1.0, 0.0], 0.5), ("ineq", "linear", [0.0, 1.0], 0.5), ("eq", "linear", [0.0, 1.0], 0.5)]
    return multipliers([2.0, 0.0], [0.0, 1.0], constraints, Q=Q2, max_outer=3, inner_steps=0)


@edge("a start that satisfies everything needs no iteration")
def at_solution(rng):
    return multipliers([1.0, 1.0], [2.0, 2.0], [("ineq", "linear", [1.0, 1.0], 5.0)], Q=Q2)


@edge("a residual exactly as large as the tolerance is small enough")
def exactly_residual(rng):
    return multipliers([0.75, 1.0], [2.0, 2.0], [], Q=Q2, tol=0.5)


@edge("a residual between one and two times the default tolerance")
def default_residual(rng):
    return multipliers([0.75e-5, 0.0], [0.0, 0.0], [], Q=Q2)


@edge("the residual without constraints is the length of the gradient")
def bare_residual(rng):
    return residual(rng.normal(size=3), rng.normal(size=3), [], [])


@edge("the residual of a solution is zero")
def zero_residual(rng):
    return residual([1.0, 0.0], [4.0, 0.0], [("ineq", "linear", [1.0, 0.0], 1.0)], [2.0], Q=Q2)


@edge("an unknown kind of constraint is refused", raises=ValueError)
def unknown_kind(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("le", "linear", [1.0, 1.0], 1.0)], Q=Q2)


@edge("an unknown kind has no residual", raises=ValueError)
def unknown_residual(rng):
    return residual([0.0, 0.0], [1.0, 1.0], [("geq", "linear", [1.0, 1.0], 1.0)], [0.0], Q=Q2)


@edge("a step length of zero is refused", raises=ValueError)
def zero_lr(rng):
    return projected("box", [0.5, 0.5, 0.5], [1.0, 1.0, 1.0], lr=0.0)


@edge("a step length that is not a number is refused", raises=ValueError)
def nan_lr(rng):
    return projected("box", [0.5, 0.5, 0.5], [1.0, 1.0, 1.0], lr=math.nan)


@edge("a negative inner step length is refused", raises=ValueError)
def negative_inner_lr(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("eq", "linear", [1.0, 1.0], 1.0)], Q=Q2, lr=-0.1)


@edge("a penalty of zero is refused", raises=ValueError)
def zero_rho(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("eq", "linear", [1.0, 1.0], 1.0)], Q=Q2, rho=0.0)


def equalities(task, Q=None, constraints=()):
    return task == "multipliers" and Q is not None and all(c[0] == "eq" and c[1] == "linear" for c in constraints)


@edge("convergence on the last permitted step of the projected gradient")
def just_in_time(rng):
    return projected("point", [3.0, -1.0, 0.0], [1.0, 2.0, 3.0], max_iter=0)


@edge("convergence at the limit of the outer iterations")
def outer_just_in_time(rng):
    return multipliers([1.0, 1.0], [2.0, 2.0], [("ineq", "linear", [1.0, 1.0], 5.0)], Q=Q2, max_outer=0)


@edge("an equality has no complementarity")
def equality_times_multiplier(rng):
    return residual([0.0, 0.0], [2.0, 0.0], [("eq", "linear", [1.0, 0.0], 0.5)], [2.0], Q=Q2)


@edge("a penalty that is not a number is refused", raises=ValueError)
def nan_rho(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("eq", "linear", [1.0, 1.0], 1.0)], Q=Q2, rho=math.nan)


@edge("an inner step length that is not a number is refused", raises=ValueError)
def nan_inner_lr(rng):
    return multipliers([0.0, 0.0], [1.0, 1.0], [("eq", "linear", [1.0, 1.0], 1.0)], Q=Q2, lr=math.nan)


@edge("a negative step length is refused", raises=ValueError)
def negative_lr(rng):
    return projected("box", [0.5, 0.5, 0.5], [1.0, 1.0, 1.0], lr=-0.1)


@law("with linear equalities the solution is that of the KKT system", when=equalities, rtol=1e-3, atol=1e-4)
def kkt_system(Q, b, constraints, output, tol=1e-5):
    if not output["converged"] or tol > 1e-4:
        return True
    d, m = len(b), len(constraints)
    M, right = np.zeros((d + m, d + m)), np.zeros(d + m)
    M[:d, :d], right[:d] = Q, b
    for i, (_, _, a, level) in enumerate(constraints):
        M[:d, d + i] = M[d + i, :d] = a
        right[d + i] = level
    return np.concatenate([output["x"], output["multipliers"]]), np.linalg.solve(M, right)


def several(task, constraints=()):
    return task == "multipliers" and len(constraints) > 1


def reversed_order(**inputs):
    return [{**inputs, "constraints": inputs["constraints"][::-1]}]


@law("the order of the constraints does not matter", when=several, also=reversed_order, rtol=1e-6, atol=1e-9)
def order(output, also):
    return np.concatenate([output["x"], output["multipliers"]]), np.concatenate([also[0]["x"], also[0]["multipliers"][::-1]])


@law("multipliers of inequalities are not negative", when=lambda task: task == "multipliers")
def signs(constraints, output):
    return all(m >= 0 for (kind, *_), m in zip(constraints, output["multipliers"]) if kind == "ineq")


@law("no feasible direction of a box leads down", when=lambda task, project=None: task == "projected" and project in ("box", "nonnegative"))
def box_stationary(Q, b, project, output, tol=1e-6):
    x, upper = np.asarray(output["x"]), 1.0 if project == "box" else np.inf
    g = np.array(Q) @ x - np.array(b)
    if not (np.all(x >= 0) and np.all(x <= upper)):
        return "the point lies outside of the set"
    blocked = ((x == 0) & (g > 0)) | ((x == upper) & (g < 0))
    return not output["converged"] or bool(np.all(blocked | (np.abs(g) <= tol * (1 + 1e-6))))


@law("the residual is never negative", when=lambda task: task == "residual")
def not_negative(output):
    return output >= 0
