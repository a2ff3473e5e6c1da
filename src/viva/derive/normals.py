"""Means over a normal law that an expectation names: x ~ N(mu, Sigma)."""

from __future__ import annotations

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Pending, Val, multiply, plain, subtract
from viva.derive.breaks import varies
from viva.derive.calculus import with_variable
from viva.derive.continuous import NORMAL
from viva.derive.corners import noticing
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import evaluate
from viva.derive.nested import Body, Variable, mean_over
from viva.derive.quadrature import normal_space
from viva.derive.scope import Scope, batch
from viva.derive.tree import Node


def over_normal(variable: Node | None, mean: Val, covariance: Val, body: Body, scope: Scope) -> Val:
    if variable is None:
        raise Undecided(
            "an expectation over a normal law needs its variable: x \\sim \\mathcal{N}(\\mu, \\Sigma)"
        )
    size = _dimension(variable, mean, covariance, scope)
    if size == 1:
        return _over_normal_number(variable, mean, covariance, body, scope)
    points, chances = normal_space(size)
    depth = scope.depth
    z = points.reshape(-1, *(1,) * depth, size, 1)
    if isinstance(covariance, Pending):
        covariance = covariance.fit(size, size)
    if arrays.is_scalar(covariance):
        raise DoesNotFit("the covariance of a vector is a matrix; write \\sigma^2 I")
    drawn = arrays.add(column(mean, size), arrays.matmul(cholesky(covariance), z))
    inner = with_variable(variable, drawn, scope.deeper(len(points)))
    return arrays.weighted(body(inner), batch(chances, depth), -(depth + 3))


def _over_normal_number(variable: Node, mean: Val, variance: Val, body: Body, scope: Scope) -> Val:
    """Of a number; exactly, also where the body has corners in it."""
    centre = mean.factor if isinstance(mean, Pending) else mean
    spread = arrays.sqrt(variance.factor if isinstance(variance, Pending) else variance)

    def bound(z: Val, inner: Scope) -> Scope:
        return with_variable(variable, arrays.add(centre, multiply(spread, z)), inner)

    points, chances = normal_space(1)
    axis = -(scope.depth + 3)
    with noticing(scope.world) as corners:
        value = body(bound(batch(points, scope.depth), scope.deeper(len(points))))
    if any(varies(corner.difference, axis) for corner in corners):
        found = mean_over([Variable(NORMAL, bound)], body, scope)
        if found is not None:
            return found
        scope.world.rough = True
    return arrays.weighted(value, batch(chances, scope.depth), axis)


def column(mean: Val, size: int) -> Val:
    if isinstance(mean, Pending):
        return mean.fit(size, 1)
    return multiply(mean, np.ones((size, 1))) if arrays.is_scalar(mean) else mean


def _dimension(variable: Node, mean: Val, covariance: Val, scope: Scope) -> int:
    for value in (mean, covariance):
        if not isinstance(value, Pending) and not arrays.is_scalar(value):
            return max(arrays.shape(value))
    try:
        point = evaluate(variable, scope)
    except Undecided:
        return 1
    return max(arrays.shape(point))


def cholesky(matrix: Val) -> Val:
    """L with L L^T = matrix, also of duals, entry by entry."""
    rows = arrays.shape(matrix)[0]
    if not isinstance(matrix, arrays.Dual) and plain(matrix).dtype != object:
        try:
            return np.linalg.cholesky(plain(matrix))
        except np.linalg.LinAlgError:
            return np.full_like(plain(matrix), np.nan)
    factor: list[list[Val]] = [[arrays.ZERO] * rows for _ in range(rows)]
    for i in range(rows):
        for j in range(i + 1):
            rest = arrays.entry(matrix, i, j)
            for k in range(j):
                rest = subtract(rest, multiply(factor[i][k], factor[j][k]))
            factor[i][j] = arrays.sqrt(rest) if i == j else arrays.divide(rest, factor[j][j])
    return arrays.stack(factor)
