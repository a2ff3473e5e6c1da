"""Rules for sums, products and extrema over a variable."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Iterator

import numpy as np

from viva.derive import arrays
from viva.derive.algebra import holds, larger, smaller
from viva.derive.arrays import Val, constant, plain
from viva.derive.errors import Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.optimum import continuous_extremum, is_continuous
from viva.derive.scope import Scope, Sequence, Slices
from viva.derive.sets import set_size
from viva.derive.tree import (
    Big,
    BigOver,
    Comparison,
    Extremum,
    ExtremumOver,
    Infinity,
    Item,
    Member,
    Name,
    Node,
    walk,
)

_MOST_TERMS = 1_500  # of a series
_SETTLED = 30  # terms to see before a series may be said to have settled


def _big(node: Big, scope: Scope) -> Val:
    join = arrays.add if node.operation == "sum" else arrays.product
    variable = _letter(node.variable)
    low = arrays.whole(evaluate(node.low, scope))
    if node.high is None:
        return _joined(node.operation, join, node.body, scope, variable, _from(low, node, scope))
    if isinstance(node.high, Infinity):
        return _series(node, scope, variable, low, join)
    high = arrays.whole(evaluate(node.high, scope))
    return _joined(node.operation, join, node.body, scope, variable, range(low, high + 1))


def _from(low: int, node: Big, scope: Scope) -> range:
    """The range of a sum that does not say where it ends: as far as its index goes."""
    found = used_range(_letter(node.variable), node.body, scope)
    if found is None:
        raise Undecided("a sum that does not say where it ends")
    return range(low, found[1] + 1)


def _letter(node: Node) -> str:
    if isinstance(node, Name):
        return node.name
    raise Undecided("a sum over something that is no letter")


def _joined(
    operation: str, join: Callable[[Val, Val], Val], body: Node, scope: Scope, variable: str, values: range
) -> Val:
    found: Val | None = None
    for value in values:
        term = evaluate(body, scope.bind(variable, constant(float(value))))
        found = term if found is None else join(found, term)
    if found is None:
        return constant(0.0 if operation == "sum" else 1.0)
    return found


def _series(node: Big, scope: Scope, variable: str, low: int, join: Callable[[Val, Val], Val]) -> Val:
    """An endless sum, until its terms no longer count. Raises Undecided if that does not happen."""
    found: Val | None = None
    for place in range(low, low + _MOST_TERMS):
        term = evaluate(node.body, scope.bind(variable, constant(float(place))))
        found = term if found is None else join(found, term)
        if place <= low + _SETTLED or node.operation != "sum":
            continue
        if np.all(np.abs(plain(term)) < 1e-17 * (1 + np.abs(plain(found)))):
            return found
    raise Undecided("this series does not settle: its terms do not become small within 1,500 terms")


def values_of(variable: Node, body: Node, scope: Scope) -> list[Val]:
    """All values a variable takes: the members of its set, or the range that its use as an index allows."""
    name = _letter(variable)
    size = set_size(name, scope)
    if size is not None:
        return [constant(float(k)) for k in range(1, size + 1)]
    symbol = scope.symbol(name)
    if symbol is not None and symbol.type == "index":
        low, high = index_limits(name, scope)
        return [constant(float(k)) for k in range(low, high + 1)]
    found = used_range(name, body, scope)
    if found is None:
        raise Undecided(f"it is not said what {name} runs over")
    return [constant(float(k)) for k in range(found[0], found[1] + 1)]


def index_limits(name: str, scope: Scope) -> tuple[int, int]:
    """From where to where a declared index runs."""
    symbol = scope.symbol(name)
    assert symbol is not None
    low, dots, high = symbol.range.partition("..")

    def size(text: str) -> int:
        return arrays.whole(evaluate(scope.world.trees(text), scope))

    return (size(low), size(high)) if dots else (1, size(low))


def used_range(name: str, body: Node, scope: Scope) -> tuple[int, int] | None:
    """The range of an index, told by what it is an index of."""
    for node in walk(body):
        found = None
        if isinstance(node, Item):
            found = _range_of_item(node, name, scope)
        elif isinstance(node, Member) and node.index == Name(name):
            found = _range_of_family(node.name, scope)
        if found is not None:
            return found
    return None


def _range_of_item(node: Item, name: str, scope: Scope) -> tuple[int, int] | None:
    for place, index in enumerate(node.indices):
        if index != Name(name):
            continue
        if isinstance(node.base, Name):
            letters = scope.world.declared.index_letters.get(node.base.name, ())
            if len(letters) > 1:
                symbol = scope.symbol(node.base.name)
                assert symbol is not None
                return used_range(letters[place], scope.world.trees(symbol.definition), scope)
        inner = _bind_free(node.base, scope)
        try:
            rows, columns = arrays.shape(evaluate(node.base, inner))
        except Undecided:
            continue
        size = (rows, columns)[place] if len(node.indices) == 2 else max(rows, columns)
        return 1, size
    return None


def _bind_free(node: Node, scope: Scope) -> Scope:
    """A scope in which the indices inside a node have some value."""
    for each in walk(node):
        if isinstance(each, Name) and each.name not in scope.values and scope.symbol(each.name) is None:
            scope = scope.bind(each.name, constant(1.0))
    return scope


def _range_of_family(name: str, scope: Scope) -> tuple[int, int] | None:
    bound = scope.values.get(name)
    if isinstance(bound, (Sequence, Slices)):
        return (bound.low, bound.high) if bound.high is not None else None
    symbol = scope.symbol(name)
    if symbol is not None and symbol.type == "defined":
        letter = scope.world.declared.index_letters[name][0]
        size = set_size(letter, scope)
        if size is not None:
            return 1, size
        return used_range(letter, scope.world.trees(symbol.definition), scope)
    return None


def _over(node: BigOver, scope: Scope) -> Val:
    join = arrays.add if node.operation == "sum" else arrays.product
    name = _letter(node.variable)
    found: Val | None = None
    where = node.where
    for value in _candidates(node, name, scope):
        inner = scope.bind(name, value)
        if isinstance(where, Comparison) and not bool(np.all(holds(where, inner))):
            continue
        term = evaluate(node.body, inner)
        found = term if found is None else join(found, term)
    if found is None:
        return constant(0.0 if node.operation == "sum" else 1.0)
    return found


def _candidates(node: BigOver, name: str, scope: Scope) -> list[Val]:
    try:
        return values_of(node.variable, node.body, scope)
    except Undecided:
        if node.where is None:
            raise
        found = used_range(name, node.where, scope)
        if found is None:
            raise
        return [constant(float(k)) for k in range(found[0], found[1] + 1)]


def _extremum(node: Extremum, scope: Scope) -> Val:
    values = [evaluate(each, scope) for each in node.items]
    join = larger if node.operation == "max" else smaller
    if len(values) == 1:
        if isinstance(values[0], arrays.Pending) or arrays.is_scalar(values[0]):
            return values[0]
        values = list(_entries(values[0]))
    found = values[0]
    for value in values[1:]:
        found = join(found, value, scope)
    return found


def _entries(value: Val) -> Iterator[Val]:
    rows, columns = arrays.shape(value)
    for i, j in itertools.product(range(rows), range(columns)):
        yield arrays.entry(value, i, j)


def extreme_of_copies(node: Node) -> str:
    """The name under which the largest or smallest member of a whole family is bound; nothing for another node."""
    if not isinstance(node, ExtremumOver) or node.operation not in ("max", "min"):
        return ""
    whole = isinstance(node.body, Member) and node.body.index == node.variable
    return f"{node.operation}@{node.body.name}" if whole and isinstance(node.body, Member) else ""


def _extremum_over(node: ExtremumOver, scope: Scope) -> Val:
    drawn: Val | None = scope.values.get(extreme_of_copies(node))
    if drawn is not None:
        return drawn  # a random variable of its own, where a mean is taken
    if is_continuous(node.variable, node.body, scope):
        return continuous_extremum(node, scope)
    values = values_of(node.variable, node.body, scope)
    name = _letter(node.variable)
    worth = [evaluate(node.body, scope.bind(name, value)) for value in values]
    if node.operation in ("max", "min"):
        join = larger if node.operation == "max" else smaller
        found = worth[0]
        for each in worth[1:]:
            found = join(found, each, scope)
        return found
    numbers = [arrays.number(each) for each in worth]
    if any(math.isnan(each) for each in numbers):
        return constant(math.nan)
    place = int(np.argmax(numbers) if node.operation == "argmax" else np.argmin(numbers))
    return values[place]


RULES: dict[type[Node], Rule] = {
    Big: _big,
    BigOver: _over,
    Extremum: _extremum,
    ExtremumOver: _extremum_over,
}
