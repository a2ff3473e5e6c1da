"""Rules for derivatives, integrals and limits."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence

import numpy as np

from viva.derive import arrays
from viva.derive.arrays import Array, Dual, Pending, Val, constant, plain
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.lookup import call, family_member, fitted_argument
from viva.derive.scope import Scope, Slices
from viva.derive.scope import Sequence as Family
from viva.derive.tree import (
    At,
    Big,
    Bracket,
    Call,
    Differential,
    Gradient,
    Infinity,
    Item,
    Laplacian,
    Limit,
    Member,
    Name,
    Node,
    Partial,
    Power,
    Transpose,
    contains,
    walk,
)

_MANY = 10**6  # members of an abbreviation with an index
_NEGLIGIBLE = 1e-9  # share of an integral that its last panel may have
_FAR = 300.0  # where an antiderivative is evaluated for its value at infinity


def derivative(function: Callable[[Val, Scope], Val], point: Val, scope: Scope) -> Val:
    """The derivative at a point of a function that is evaluated in a scope.

    All directions at once: the tangent has a batch axis of them, in front of those in use.

    A number by a vector or matrix has its shape; a vector (m) by a vector (n) is the m x n Jacobian; anything by a
    number has its own shape.
    """
    rows, columns = arrays.shape(point)
    count, tag, depth = rows * columns, arrays.new_tag(), scope.depth
    directions = np.eye(count).reshape(count, *(1,) * depth, rows, columns)
    changed = function(Dual(tag, point, directions), scope.deeper(count))
    if isinstance(changed, Pending):
        raise DoesNotFit("the derivative of an identity of unknown size")
    value, tangent = arrays.parts(changed, tag)
    body = arrays.shape(value)
    if tangent is None:
        tangent = np.zeros((count, *(1,) * depth, *body))
    if (rows, columns) != (1, 1) and body != (1, 1) and (columns > 1 or min(body) > 1):
        raise DoesNotFit(
            f"the derivative of {arrays.described(body)} with respect to {arrays.described((rows, columns))}"
        )

    def laid_out(x: Array) -> Array:
        x = x.reshape(*(1,) * max(0, depth + 3 - x.ndim), *x.shape)
        axis = x.ndim - depth - 3
        if x.shape[axis] != count:
            x = np.broadcast_to(x, (*x.shape[:axis], count, *x.shape[axis + 1 :]))
        if count == 1:
            return np.squeeze(x, axis)
        flat = x.reshape(*x.shape[:-2], -1)  # a number has one cell, a vector as many as entries
        last = np.moveaxis(flat, axis, -1)  # (..., cells, directions)
        if body == (1, 1):
            return last.reshape(*last.shape[:-2], rows, columns)
        return last

    return arrays.linear(laid_out)(tangent)


def variable_value(node: Node, scope: Scope) -> Val:
    """The point at which a derivative with respect to a variable is taken."""
    if isinstance(node, Transpose):
        return variable_value(node.body, scope)
    if isinstance(node, (Name, Item, Member)) or _is_square(node):
        return evaluate(node, scope)
    raise Undecided("a derivative with respect to something that is no variable")


def _is_square(node: Node) -> bool:
    return isinstance(node, Power) and isinstance(node.base, Name)


def with_variable(node: Node, value: Val, scope: Scope) -> Scope:
    """A scope in which a variable has another value."""
    if isinstance(node, Transpose):
        return with_variable(node.body, value, scope)
    if isinstance(node, Name):
        return scope.bind(node.name, value)
    if isinstance(node, Power) and isinstance(node.base, Name):  # sigma^2
        return scope.bind(
            node.base.name, arrays.power(value, arrays.reciprocal(evaluate(node.exponent, scope)))
        )
    if isinstance(node, Member):
        return _with_member(node, value, scope)
    if isinstance(node, Item):
        return _with_entry(node, value, scope)
    raise Undecided("a derivative with respect to something that is no variable")


def _with_member(node: Member, value: Val, scope: Scope) -> Scope:
    index = arrays.whole(evaluate(node.index, scope))
    bound = scope.values.get(node.name)
    if isinstance(bound, Family):
        return scope.bind(node.name, bound.with_member(index, value))
    if isinstance(bound, Slices):
        return _with_slice(bound, index, value, scope)
    symbol = scope.symbol(node.name)
    if symbol is not None and symbol.type == "recursion":
        return scope.bind(f"{node.name}@{index}", value)
    # an abbreviation: what depends on it sees the changed member, the others stay what they are
    own = Family(lambda other: family_member(node.name, other, scope), -_MANY, _MANY)
    return scope.bind(node.name, own.with_member(index, value))


def _with_slice(bound: Slices, index: int, value: Val, scope: Scope) -> Scope:
    matrix = scope.values[bound.matrix]
    rows, columns = arrays.shape(matrix)
    mask = np.zeros((rows, columns))
    change = arrays.subtract(value, family_slice(bound, index, matrix))
    if bound.rows:
        mask[index - 1] = 1.0
        spread = arrays.matmul(np.ones((rows, 1)), arrays.transpose(change))
    else:
        mask[:, index - 1] = 1.0
        spread = arrays.matmul(change, np.ones((1, columns)))
    return scope.bind(bound.matrix, arrays.add(matrix, arrays.multiply(mask, spread)))


def family_slice(bound: Slices, index: int, matrix: Val) -> Val:
    return arrays.row(matrix, index - 1) if bound.rows else arrays.column(matrix, index - 1)


def _with_entry(node: Item, value: Val, scope: Scope) -> Scope:
    """One entry of a vector or matrix changed; also of a member of a family: x_{ij} of x_i."""
    indices = [arrays.whole(evaluate(each, scope)) for each in node.indices]
    if isinstance(node.base, Name) and isinstance(scope.values.get(node.base.name), Family):
        family = scope.values[node.base.name]
        member = family.member(indices[0])
        changed = _changed_entry(member, indices[1:], value) if len(indices) > 1 else value
        return scope.bind(node.base.name, family.with_member(indices[0], changed))
    if isinstance(node.base, Name) and len(scope.world.declared.index_letters.get(node.base.name, ())) > 1:
        return scope.bind(f"{node.base.name}@{','.join(map(str, indices))}", value)
    whole = evaluate(node.base, scope)
    if not isinstance(node.base, (Name, Member)):
        raise Undecided("a derivative with respect to an entry of an expression")
    return with_variable(node.base, _changed_entry(whole, indices, value), scope)


def _changed_entry(whole: Val, indices: Sequence[int], value: Val) -> Val:
    rows, columns = arrays.shape(whole)
    mask = np.zeros((rows, columns))
    if len(indices) == 2:
        mask[indices[0] - 1, indices[1] - 1] = 1.0
    else:
        mask.reshape(-1)[indices[0] - 1] = 1.0
    old = arrays.entry(whole, *(index - 1 for index in indices))
    return arrays.add(whole, arrays.multiply(arrays.subtract(value, old), mask))


def differentiated(variable: Node, body: Callable[[Scope], Val], scope: Scope) -> Val:
    """The derivative of a body with respect to a variable, where the scope is."""
    point = variable_value(variable, scope)
    return derivative(lambda value, inner: body(with_variable(variable, value, inner)), point, scope)


def _partial(node: Partial, scope: Scope) -> Val:
    for variable in node.variables:
        _written_through(variable, node.body, scope)

    def after(variables: Sequence[Node], inner: Scope) -> Val:
        if not variables:
            return evaluate(node.body, inner)
        return differentiated(variables[0], lambda each: after(variables[1:], each), inner)

    return after(node.variables, scope)


def _written_through(variable: Node, body: Node, scope: Scope) -> None:
    """Raises Undecided for a derivative by an abbreviation that what is differentiated is not written through."""
    base = variable.base if isinstance(variable, (Item, Power)) else variable
    name = getattr(base, "name", "")
    symbol = scope.symbol(name)
    if symbol is None or symbol.type != "defined":
        return
    used = scope.world.trees.used_in(body)
    if name not in used:
        raise Undecided(f"what is differentiated is not written through {name} here; write it out in {name}")


def _gradient(node: Gradient, scope: Scope) -> Val:
    if node.variable is None:
        return _bare_gradient(node, scope)
    variable = node.variable
    if node.order == 1:
        return differentiated(variable, lambda inner: evaluate(node.body, inner), scope)
    return differentiated(
        variable,
        lambda inner: differentiated(variable, lambda each: evaluate(node.body, each), inner),
        scope,
    )


def _bare_gradient(node: Gradient, scope: Scope) -> Val:
    """nabla f(x): the gradient in the first argument."""
    body = node.body
    if isinstance(body, Call) and body.arguments and body.arguments[0] is not None:
        symbol = scope.symbol(body.name)
        point = evaluate(body.arguments[0], scope)
        if symbol is not None and symbol.type == "defined":
            point = fitted_argument(symbol.args[0], point, scope)
        rest = [evaluate(each, scope) for each in body.arguments[1:] if each is not None]
        assert symbol is not None
        called = symbol

        def value(x: Val, inner: Scope) -> Val:
            return call(called, [x, *rest], inner, body)

        if node.order == 1:
            return derivative(value, point, scope)
        return derivative(lambda x, inner: derivative(value, x, inner), point, scope)
    if isinstance(body, Name):
        symbol = scope.symbol(body.name)
        if symbol is not None and symbol.args and symbol.type == "defined":
            variable = scope.world.trees(symbol.args[0])
            tree = scope.world.trees(symbol.definition)
            return _gradient(Gradient(variable, node.order, tree), scope)
    raise Undecided("a gradient with respect to what? Write \\nabla_w")


def _laplacian(node: Laplacian, scope: Scope) -> Val:
    return arrays.trace(_bare_gradient(Gradient(None, 2, node.body), scope))


def _differential(node: Differential, scope: Scope) -> Val:
    """The change of an expression when every declared differential is the change of its matrix."""
    tag = arrays.new_tag()
    inner = scope
    for symbol in scope.world.declared.differentials:
        inner = inner.bind(symbol.of, Dual(tag, scope.values[symbol.of], scope.values[symbol.name]))
    value, tangent = arrays.parts(evaluate(node.body, inner), tag)
    return np.zeros_like(plain(value)) if tangent is None else tangent


def _bracket(node: Bracket, scope: Scope) -> Val:
    names = {
        each.name
        for each in walk(node.body)
        if isinstance(each, Name) and each.name not in scope.values and scope.symbol(each.name) is None
    }
    if len(names) != 1:
        raise Undecided("it is not clear which variable the bracket [F]_a^b is about")
    name = names.pop()

    def at(end: Node) -> Val:
        value = max(-_FAR, min(_FAR, arrays.number(evaluate(end, scope))))
        return evaluate(node.body, scope.bind(name, constant(value)))

    high = at(node.high)
    return high if node.low is None else arrays.subtract(high, at(node.low))


def _at(node: At, scope: Scope) -> Val:
    value = evaluate(node.value, scope)
    inner = with_variable(node.variable, value, scope)
    return evaluate(node.body, inner)


def _limit(node: Limit, scope: Scope) -> Val:
    """Values on the way to the limit, extrapolated (Richardson); two extrapolations have to agree."""
    slow = contains(node.body, Big)
    ratio = 2.0 if slow else 10.0
    if isinstance(node.target, Infinity):
        places = [(25.0 if slow else 100.0) * ratio**k for k in range(5)]
    else:
        target = arrays.number(evaluate(node.target, scope))
        places = [target + 0.1 * ratio**-k for k in range(5)]
    values = [plain(evaluate(node.body, scope.bind(node.variable, constant(place)))) for place in places]
    first = _extrapolated(values[:-1], ratio)
    second = _extrapolated(values[1:], ratio)
    size = max(float(np.abs(second).max()), 1e-3)
    if not np.all(np.isfinite(second)) or float(np.abs(first - second).max()) > 1e-5 * size:
        raise Undecided("this limit does not settle on the way there")
    return second


def _extrapolated(values: Sequence[Array], ratio: float) -> Array:
    column = list(values)
    order = 1
    while len(column) > 1:
        factor = ratio**order
        column = [(factor * b - a) / (factor - 1) for a, b in itertools.pairwise(column)]
        order += 1
    return column[0]


RULES: dict[type[Node], Rule] = {
    Gradient: _gradient,
    Partial: _partial,
    Laplacian: _laplacian,
    Differential: _differential,
    Bracket: _bracket,
    At: _at,
    Limit: _limit,
}
