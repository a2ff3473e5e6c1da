"""Rules for sums and products of matrices, known functions, norms, cases, densities."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from scipy import special

from viva.derive import arrays
from viva.derive.arrays import ONE, Array, Pending, Val, add, constant, multiply, negate, plain, subtract
from viva.derive.corners import notice
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.scope import Scope
from viva.derive.tree import (
    Absolute,
    BigO,
    Binomial,
    Cases,
    Comparison,
    Constant,
    Elementwise,
    Factorial,
    Function,
    Identity,
    Indicator,
    Infinity,
    Inverse,
    Kronecker,
    KroneckerDelta,
    Name,
    Node,
    Norm,
    Normal,
    NormalDensity,
    Number,
    Ones,
    Power,
    Product,
    PseudoInverse,
    Quotient,
    Sum,
    Transpose,
    Value,
)

_ROUNDING, _FOUND = 1e-10, 1e-6  # how near equal numbers are; where an instance was found by iteration
LARGEST = 64  # rows of an identity, or ones


def _sum(node: Sum, scope: Scope) -> Val:
    found: Val | None = None
    for sign, each in node.terms:
        value = evaluate(each, scope)
        value = negate(value) if sign < 0 else value
        found = value if found is None else add(found, value)
    assert found is not None
    return found


def _product(node: Product, scope: Scope) -> Val:
    left, right = evaluate(node.left, scope), evaluate(node.right, scope)
    if isinstance(node.right, Kronecker) and arrays.shape(left)[1] == np.prod(arrays.shape(right)):
        right = arrays.reshaped(
            right, arrays.shape(left)[1], 1
        )  # (A (x) B)(x (x) y): a column, and no outer product
    return arrays.product(left, right, dotted=node.dotted)


def _power(node: Power, scope: Scope) -> Val:
    base, exponent = evaluate(node.base, scope), evaluate(node.exponent, scope)
    if isinstance(base, Pending) and base.kind != "identity":
        base = base.alone()
    if isinstance(base, Pending):
        return Pending(base.kind, arrays.power(base.factor, exponent), base.size)
    if not arrays.is_scalar(exponent):
        if arrays.is_scalar(base) and min(arrays.shape(exponent)) == 1:
            return arrays.exp(multiply(exponent, arrays.log(base)))
        raise DoesNotFit(f"an exponent that is {arrays.described(arrays.shape(exponent))}")
    rows, columns = arrays.shape(base)
    if rows != columns or rows == 1:
        return arrays.power(base, exponent)
    times = arrays.number(exponent)
    if abs(times) == 0.5:
        return _square_root(base, times < 0)
    if times != round(times):
        raise DoesNotFit("a fractional power of a matrix")
    return arrays.matrix_power(base, round(times))


def _square_root(value: Val, inverted: bool) -> Val:
    """The symmetric square root of a symmetric positive definite matrix."""
    if isinstance(value, arrays.Dual):
        raise Undecided("the derivative of a matrix square root is not evaluated")
    array = plain(value)
    if array.dtype == object or not np.allclose(array, np.swapaxes(array, -1, -2)):
        raise Undecided("a square root is evaluated of symmetric matrices only")
    values, vectors = np.linalg.eigh(array)
    with np.errstate(all="ignore"):
        roots = values ** (-0.5 if inverted else 0.5)
    return np.asarray(vectors * roots[..., None, :] @ np.swapaxes(vectors, -1, -2))


def _pseudo_inverse(node: PseudoInverse, scope: Scope) -> Val:
    value = evaluate(node.body, scope)
    if isinstance(value, (arrays.Dual, Pending)):
        raise Undecided("the derivative of a pseudo-inverse is not evaluated")
    if arrays.is_scalar(value) and plain(value).size == 1:
        number = arrays.number(value)
        return constant(1 / number if number else 0.0)
    return np.linalg.pinv(plain(value).astype(float))


def _norm(node: Norm, scope: Scope) -> Val:
    value = evaluate(node.body, scope)
    if isinstance(value, Pending):
        raise DoesNotFit("the norm of an identity, or of ones of unknown size; write I_n or 1_n")
    if node.metric is not None:
        return _metric_norm(value, evaluate(node.metric, scope))
    if node.kind in ("2", "F"):
        if node.kind == "2" and min(arrays.shape(value)) > 1:
            return _singular_norm(value, "operator")
        if arrays.is_scalar(value):
            notice(scope, value)
        return arrays.sqrt(arrays.total(multiply(value, value)))
    if node.kind in ("1", "inf"):
        notice(scope, value)
    if node.kind == "1":
        return arrays.total(arrays.absolute(value))
    if node.kind == "inf":
        return largest(arrays.absolute(value), lambda left, right: larger(left, right, scope))
    if node.kind in ("operator", "nuclear"):
        return _singular_norm(value, node.kind)
    if node.kind == "p" or not node.kind.replace(".", "").isdigit():
        order = evaluate(Name("p"), scope)
    else:
        order = constant(float(node.kind))
    powers = arrays.power(arrays.absolute(value), order)
    return arrays.power(arrays.total(powers), arrays.reciprocal(order))


def _metric_norm(value: Val, metric: Val) -> Val:
    """sqrt(x^T A x); a number p gives the p-norm."""
    if arrays.is_scalar(metric) and not arrays.is_scalar(value):
        return arrays.power(
            arrays.total(arrays.power(arrays.absolute(value), metric)), arrays.reciprocal(metric)
        )
    return arrays.sqrt(arrays.matmul(arrays.transpose(value), arrays.product(metric, value)))


def _singular_norm(value: Val, kind: str) -> Val:
    if isinstance(value, arrays.Dual):
        if kind == "operator":  # ||A||_2 is often the Frobenius norm's square root of a sum in people's hands
            raise Undecided("the derivative of a spectral norm is not evaluated")
        raise Undecided("the derivative of a nuclear norm is not evaluated")
    values = np.linalg.svd(plain(value).astype(float), compute_uv=False)
    found = values.max(axis=-1) if kind == "operator" else values.sum(axis=-1)
    return np.asarray(found)[..., None, None]


def largest(value: Val, join: Callable[[Val, Val], Val] = arrays.maximum) -> Val:
    """The largest entry."""
    rows, columns = arrays.shape(value)
    found: Val | None = None
    for i in range(rows):
        for j in range(columns):
            each = arrays.entry(value, i, j)
            found = each if found is None else join(found, each)
    assert found is not None
    return found


def larger(left: Val, right: Val, scope: Scope) -> Val:
    notice(scope, subtract(left, right))
    return arrays.maximum(left, right)


def smaller(left: Val, right: Val, scope: Scope) -> Val:
    notice(scope, subtract(left, right))
    return arrays.minimum(left, right)


def _absolute(node: Absolute, scope: Scope) -> Val:
    value = evaluate(node.body, scope)
    if isinstance(value, Pending):
        raise DoesNotFit("the determinant of an identity of unknown size; write I_n")
    rows, columns = arrays.shape(value)
    if rows == columns and rows > 1:
        return arrays.determinant(value)
    if (rows, columns) != (1, 1):
        raise DoesNotFit(f"bars around {arrays.described((rows, columns))}; a norm has two bars on each side")
    notice(scope, value)
    return arrays.absolute(value)


def softmax(value: Val) -> Val:
    """Along a vector; along each row of a matrix."""
    rows, columns = arrays.shape(value)
    if min(rows, columns) > 1:
        return arrays.stack([[arrays.transpose(softmax(arrays.row(value, i)))] for i in range(rows)])
    top = plain(value)
    shift = top.max(axis=(-1, -2), keepdims=True)
    powers = arrays.exp(subtract(value, shift))
    return arrays.divide(powers, arrays.total(powers))


def sigmoid(value: Val) -> Val:
    return arrays.reciprocal(add(ONE, arrays.exp(negate(value))))


def _log_sum_exp(value: Val) -> Val:
    shift = plain(value).max(axis=(-1, -2), keepdims=True)
    return add(shift, arrays.log(arrays.total(arrays.exp(subtract(value, shift)))))


def _relu(value: Val) -> Val:
    return arrays.maximum(value, np.zeros_like(plain(value)))


def _softplus(value: Val) -> Val:
    return add(_relu(value), arrays.log(add(ONE, arrays.exp(negate(arrays.absolute(value))))))


def gamma(value: Val) -> Val:
    if not isinstance(value, arrays.Dual) and plain(value).dtype != object:
        with np.errstate(all="ignore"):
            return np.asarray(special.gamma(plain(value)))
    return arrays.exp(arrays.loggamma(value))


def _eigenvalue(place: int) -> Callable[[Val], Val]:
    def of(value: Val) -> Val:
        if isinstance(value, arrays.Dual):
            raise Undecided("the derivative of an eigenvalue is not evaluated")
        return np.asarray(np.linalg.eigvalsh(plain(value).astype(float))[..., place])[..., None, None]

    return of


def _rank(value: Val) -> Val:
    return constant(float(np.linalg.matrix_rank(plain(value).astype(float))))


_FUNCTIONS: dict[str, Callable[[Val], Val]] = {
    "tr": arrays.trace,
    "det": arrays.determinant,
    "diag": arrays.diagonal,
    "softmax": softmax,
    "adj": lambda value: multiply(arrays.determinant(value), arrays.inverse(value)),
    "sign": lambda value: arrays.sign(plain(value)),
    "relu": _relu,
    "sigmoid": sigmoid,
    "sigmoid_slope": lambda value: multiply(sigmoid(value), subtract(ONE, sigmoid(value))),
    "logit": lambda value: arrays.log(arrays.divide(value, subtract(ONE, value))),
    "softplus": _softplus,
    "logsumexp": _log_sum_exp,
    "floor": lambda value: np.floor(plain(value).astype(float) + 1e-9),
    "ceil": lambda value: np.ceil(plain(value).astype(float) - 1e-9),
    "eigmax": _eigenvalue(-1),
    "eigmin": _eigenvalue(0),
    "gamma": gamma,
    "digamma": arrays.digamma,
    "vec": arrays.flatten,
    "rank": _rank,
    "inv": arrays.inverse,
    "erf": arrays.erf,
    "dim": lambda value: constant(float(max(arrays.shape(value)))),
    **{
        name: getattr(arrays, name)
        for name in ("log", "exp", "sin", "cos", "tan", "sqrt", "tanh", "sinh", "cosh", "arctan")
    },
}


def _function(node: Function, scope: Scope) -> Val:
    value = evaluate(node.body, scope)
    if node.name in ("relu", "sign"):
        notice(scope, value, jumps=node.name == "sign")
    elif node.name in ("floor", "ceil"):
        notice(scope, arrays.sin(multiply(constant(math.pi), value)), jumps=True)
    return _FUNCTIONS[node.name](value)


def _factorial(node: Factorial, scope: Scope) -> Val:
    return gamma(add(evaluate(node.body, scope), ONE))


def _binomial(node: Binomial, scope: Scope) -> Val:
    top, bottom = plain(evaluate(node.top, scope)), plain(evaluate(node.bottom, scope))
    if top.size == bottom.size == 1 and (
        arrays.number(bottom) < 0 or arrays.number(bottom) > arrays.number(top)
    ):
        return constant(0.0)
    below = multiply(gamma(add(bottom, ONE)), gamma(add(subtract(top, bottom), ONE)))
    return arrays.divide(gamma(add(top, ONE)), below)


def _normal_density(node: NormalDensity, scope: Scope) -> Val:
    point, mean, covariance = (evaluate(each, scope) for each in (node.point, node.mean, node.covariance))
    return normal_density(point, mean, covariance)


def normal_density(point: Val, mean: Val, covariance: Val) -> Val:
    """exp(-(x - m)^T C^{-1} (x - m) / 2) / sqrt(det(2 pi C))."""
    offset = subtract(point, mean)
    rows, columns = arrays.shape(offset)
    if (rows, columns) == (1, 1):
        variance = covariance.factor if isinstance(covariance, Pending) else covariance
        scale = arrays.reciprocal(arrays.sqrt(multiply(constant(2 * math.pi), variance)))
        exponent = arrays.divide(multiply(offset, offset), multiply(constant(-2.0), variance))
        return multiply(scale, arrays.exp(exponent))
    if isinstance(covariance, Pending):
        covariance = covariance.fit(rows, rows)
    if arrays.is_scalar(covariance):
        raise DoesNotFit("the covariance of a vector is a matrix; write \\sigma^2 I")
    form = arrays.matmul(arrays.transpose(offset), arrays.matmul(arrays.inverse(covariance), offset))
    scale = multiply(constant((2 * math.pi) ** rows), arrays.determinant(covariance))
    return multiply(arrays.exp(multiply(constant(-0.5), form)), arrays.power(scale, constant(-0.5)))


def holds(node: Comparison, scope: Scope) -> Array:
    """Where a condition is true. A comma between two sides joins two conditions."""
    values = [_fitted(evaluate(side, scope)) for side in node.sides]
    found: Array = np.array(True)
    with np.errstate(all="ignore"):
        for left, right, operation in zip(values, values[1:], node.operations, strict=False):
            if operation == ",":
                continue
            if scope.world.corners is not None:
                notice(scope, subtract(left, right), jumps=True)
            found = found & _compared(plain(left), plain(right), operation, scope.world.approximate)
    return found


def _fitted(value: Val) -> Val:
    return value.factor if isinstance(value, Pending) and value.kind == "ones" else value


def _compared(left: Array, right: Array, operation: str, approximate: bool) -> Array:
    left, right = left.astype(float), right.astype(float)
    same = np.abs(left - right) <= (_FOUND if approximate else _ROUNDING) * (0.01 + np.abs(right))
    if operation in ("=", "!="):
        return np.asarray(same if operation == "=" else ~same)
    if operation in ("<", "<="):
        return np.asarray((left < right) & ~same if operation == "<" else (left < right) | same)
    if operation in (">", ">="):
        return np.asarray((left > right) & ~same if operation == ">" else (left > right) | same)
    raise Undecided(f"the relation {operation} is no condition")


def _indicator(node: Indicator, scope: Scope) -> Val:
    if not isinstance(node.condition, Comparison):
        raise Undecided("an indicator of something that is no condition")
    return np.where(holds(node.condition, scope), 1.0, 0.0)


def _comparison(node: Comparison, scope: Scope) -> Val:
    return np.where(holds(node, scope), 1.0, 0.0)


def _cases(node: Cases, scope: Scope) -> Val:
    found: Val | None = None
    for body, condition in reversed(node.rows):
        value = evaluate(body, scope)
        if condition is None:
            found = value
        elif isinstance(condition, Comparison):
            # where no case applies the value is not a number, and such an instance is left out
            other = np.full_like(plain(value).astype(float), np.nan) if found is None else found
            found = arrays.where(holds(condition, scope), value, other)
    assert found is not None
    return found


def _identity(node: Identity, scope: Scope) -> Val:
    if node.size is None:
        return Pending("identity", ONE, scope.world.only_size)
    return np.eye(_size(node.size, scope))


def _size(node: Node, scope: Scope) -> int:
    size = arrays.whole(evaluate(node, scope))
    if not 0 < size <= LARGEST:
        raise DoesNotFit(f"a size of {size}")
    return size


def _ones(node: Ones, scope: Scope) -> Val:
    if node.size is None:
        return Pending("ones", ONE, scope.world.only_size)
    return np.ones((_size(node.size, scope), 1))


def _delta(node: KroneckerDelta, scope: Scope) -> Val:
    same = arrays.whole(evaluate(node.left, scope)) == arrays.whole(evaluate(node.right, scope))
    return constant(float(same))


def _normal(node: Normal, scope: Scope) -> Val:
    raise Undecided("a normal law stands where a number is needed; write its density N(x; mu, Sigma)")


def _elementwise(node: Elementwise, scope: Scope) -> Val:
    return multiply(evaluate(node.left, scope), evaluate(node.right, scope))


RULES: dict[type[Node], Rule] = {
    Number: lambda node, scope: constant(node.value),
    Value: lambda node, scope: node.value,
    Infinity: lambda node, scope: constant(math.inf),
    Constant: lambda node, scope: constant(0.0),
    BigO: lambda node, scope: constant(0.0),
    Sum: _sum,
    Product: _product,
    Elementwise: _elementwise,
    Kronecker: lambda node, scope: arrays.kron(evaluate(node.left, scope), evaluate(node.right, scope)),
    Quotient: lambda node, scope: arrays.divide(evaluate(node.top, scope), evaluate(node.bottom, scope)),
    Power: _power,
    Transpose: lambda node, scope: arrays.transpose(evaluate(node.body, scope)),
    Inverse: lambda node, scope: arrays.inverse(evaluate(node.body, scope)),
    PseudoInverse: _pseudo_inverse,
    Norm: _norm,
    Absolute: _absolute,
    Function: _function,
    Factorial: _factorial,
    Binomial: _binomial,
    NormalDensity: _normal_density,
    Normal: _normal,
    Comparison: _comparison,
    Indicator: _indicator,
    Cases: _cases,
    Identity: _identity,
    Ones: _ones,
    KroneckerDelta: _delta,
}
