"""Rules for names: their values, entries, members, calls and derivatives with a prime."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Sequence as Many

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.algebra import normal_density
from viva.derive.arrays import Dual, Pending, Val, constant, multiply
from viva.derive.corners import notice, noticing
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import Rule, evaluate
from viva.derive.scope import Scope, Sequence, Slices
from viva.derive.tree import Call, Item, Member, Name, Node, Power, Prime

MOST_PRIMES = 8  # every one doubles the work


def value_of(name: str, scope: Scope) -> Val:
    """What a name is worth. Raises Undecided if it is worth nothing by itself."""
    if name in scope.values:
        return _bound(name, scope)
    symbol = scope.symbol(name)
    if symbol is None:
        raise Undecided(f"{name} is not declared")
    if symbol.type == "defined":
        return _defined(symbol, scope)
    if symbol.type == "solution":
        assert scope.world.solve is not None
        return scope.world.solve(symbol, scope)
    if symbol.type in ("rv", "rvfamily") and scope.world.no_outcomes:
        raise Undecided(scope.world.no_outcomes)
    raise Undecided(f"{name} is used without its arguments, or its index")


def _bound(name: str, scope: Scope) -> Val:
    value = scope.values[name]
    if value is scope.world.values.get(name):
        drawn = scope.world.memory.get(("draw", name))
        if drawn is not None and not scope.unchanged(drawn[1]):
            value = drawn[0](scope)  # a random variable whose parameters have changed
    if isinstance(value, Sequence):
        return value.stacked()
    if isinstance(value, Slices):
        whole = value_of(value.matrix, scope)
        return whole if value.rows else arrays.transpose(whole)
    found: Val = value
    return found


def _defined(symbol: Symbol, scope: Scope) -> Val:
    """The value of an abbreviation."""
    tree = scope.world.trees(symbol.definition)
    used = scope.world.trees.used_by(symbol.name)
    return _kept(("defined", symbol.name, scope.depth), used, scope, lambda: evaluate(tree, scope))


def _kept(key: tuple[object, ...], used: frozenset[str], scope: Scope, compute: Callable[[], Val]) -> Val:
    """A value that is computed once for the same values of the names it depends on."""
    own, world = scope.values, scope.world.values
    changed = [own[name] for name in used if name in own and own[name] is not world.get(name)]
    changed += [value for name, value in own.items() if "@" in name]  # members of recursions
    memory = scope.memo if changed else scope.world.memory
    whole = (key, *(id(value) for value in changed))
    if whole not in memory:
        world_ = scope.world
        before, world_.rough = world_.rough, False
        with noticing(world_) as corners:
            found = compute()
        memory[whole] = (
            found,
            corners,
            world_.rough,
            changed,
        )  # kept alive, so that no other value gets their ids
        world_.rough |= before
    value: Val
    value, corners, rough, _ = memory[whole]
    scope.world.rough |= rough
    for corner in corners:  # they are there also where the value is known already
        notice(scope, corner.difference, jumps=corner.jumps)
    return value


def family_member(name: str, index: int, scope: Scope) -> Val:
    """The member with an index of a declared family, recursion or indexed abbreviation."""
    symbol = scope.symbol(name)
    bound = scope.values.get(name)
    if isinstance(bound, Sequence):
        drawn = scope.world.memory.get(("draw", name))
        if drawn is not None and bound is scope.world.values.get(name) and not scope.unchanged(drawn[1]):
            bound = drawn[0](scope)
        return bound.member(index)
    if isinstance(bound, Slices):
        if not bound.low <= index <= bound.high:
            raise DoesNotFit(f"an index outside its range: {index} is not in {bound.low}..{bound.high}")
        whole = value_of(bound.matrix, scope)
        return arrays.row(whole, index - 1) if bound.rows else arrays.column(whole, index - 1)
    if symbol is not None and symbol.type == "recursion":
        return _recursion(symbol, index, scope)
    if symbol is not None and symbol.type == "defined":
        return _defined_member(symbol, (index,), scope)
    raise Undecided(f"{name} has no members")


def _defined_member(symbol: Symbol, indices: tuple[int, ...], scope: Scope) -> Val:
    """A member of an abbreviation with indices; kept where nothing it depends on has another value here."""
    letters = scope.world.declared.index_letters[symbol.name]
    tree = scope.world.trees(symbol.definition)
    inner = scope
    for letter, index in zip(letters, indices, strict=False):
        inner = inner.bind(letter, constant(float(index)))
    used = scope.world.trees.used_by(symbol.name).difference(letters)
    return _kept(("member", symbol.name, indices, scope.depth), used, scope, lambda: evaluate(tree, inner))


def _recursion(symbol: Symbol, index: int, scope: Scope) -> Val:
    """Step by step from the last member whose value is given. Members with a value of their own are bound as name@t."""
    if index < 0:
        raise DoesNotFit(f"an index outside its range: {symbol.name} starts at 0")
    if index > 400:
        raise Undecided("a sequence is followed for 400 steps at most")
    given = {
        int(name.rpartition("@")[2]): value
        for name, value in scope.values.items()
        if name.startswith(f"{symbol.name}@")
    }
    start = max((place for place in given if place <= index), default=None)
    current = given[start] if start is not None else _first(symbol, scope)
    letter = scope.world.declared.index_letters.get(symbol.name, ("t",))[0]
    step = scope.world.trees(symbol.step)
    for place in range((start if start is not None else 0) + 1, index + 1):
        inner = scope.bind(letter, constant(float(place))).bind(f"{symbol.name}@{place - 1}", current)
        current = evaluate(step, inner)
    return current


def _first(symbol: Symbol, scope: Scope) -> Val:
    if symbol.init == "random":
        found: Val = scope.values[f"{symbol.name}#0"]
        return found
    if symbol.init == "0":
        return np.zeros(_shape(symbol.element, scope))
    return evaluate(scope.world.trees(symbol.init), scope)


def _shape(element: str, scope: Scope) -> tuple[int, int]:
    """Of a member: vector[n], matrix[n,m], or a number."""
    kind, bracket, sizes = element.rstrip("]").partition("[")
    if not bracket:
        return 1, 1
    found = [arrays.whole(evaluate(scope.world.trees(each), scope)) for each in sizes.split(",")]
    return (found[0], 1) if kind == "vector" else (found[0], found[-1])


def _name(node: Name, scope: Scope) -> Val:
    return value_of(node.name, scope)


def _member(node: Member, scope: Scope) -> Val:
    return family_member(node.name, arrays.whole(evaluate(node.index, scope)), scope)


def _item(node: Item, scope: Scope) -> Val:
    indices = [arrays.whole(evaluate(each, scope)) for each in node.indices]
    if isinstance(node.base, Name):
        symbol = scope.symbol(node.base.name)
        letters = scope.world.declared.index_letters.get(node.base.name, ())
        if symbol is not None and symbol.type == "defined" and len(letters) == len(indices) > 1:
            changed = scope.values.get(f"{symbol.name}@{','.join(map(str, indices))}")
            if changed is not None:
                found: Val = changed
                return found
            return _defined_member(symbol, tuple(indices), scope)
    whole = evaluate(node.base, scope)
    return entry(whole, indices)


def entry(whole: Val, indices: Many[int]) -> Val:
    """An entry with indices from 1; one index of a matrix is a row, as a column vector."""
    if isinstance(whole, Pending):
        if whole.kind == "identity" and len(indices) == 2:
            return multiply(whole.factor, constant(float(indices[0] == indices[1])))
        return whole.factor
    if any(index < 1 for index in indices):
        raise DoesNotFit("an index outside its range: indices begin at 1")
    if len(indices) > 2:
        raise DoesNotFit(f"{len(indices)} indices on {arrays.described(arrays.shape(whole))}")
    if len(indices) == 1 and min(arrays.shape(whole)) > 1:
        raise DoesNotFit(f"one index on {arrays.described(arrays.shape(whole))}, which has two")
    return arrays.entry(whole, *(index - 1 for index in indices))


def call(symbol: Symbol, arguments: Many[Val], scope: Scope, node: Call | None = None) -> Val:
    """A function, table or density at some arguments."""
    if symbol.type == "defined":
        return _call_defined(symbol, arguments, scope)
    if symbol.type == "function":
        return _call_function(symbol, arguments, scope)
    if symbol.type == "pmf":
        return _call_table(symbol, arguments, scope)
    if symbol.type == "joint":
        over = node.over if node is not None else symbol.over
        given = node.given if node is not None else ()
        return scope.world.functions[symbol.name](_letters(over, symbol), _letters(given, symbol), arguments)
    if symbol.type == "density":
        mean, covariance = scope.world.memory["parameters", symbol.name](scope)
        point = arguments[0]
        if not arrays.is_scalar(point) and not isinstance(mean, Pending) and arrays.is_scalar(mean):
            mean = multiply(mean, np.ones(arrays.shape(point)))
        return normal_density(point, mean, covariance)
    raise Undecided(f"{symbol.name} cannot be called")


def _call_function(symbol: Symbol, arguments: Many[Val], scope: Scope) -> Val:
    """An unknown function; entry by entry, if it takes a number and gets a vector."""
    function = scope.world.functions[symbol.name]
    if symbol.args == ("scalar",) and len(arguments) == 1 and not isinstance(arguments[0], Pending):
        rows, columns = arrays.shape(arguments[0])
        if (rows, columns) != (1, 1):
            cells = [
                [function(arrays.entry(arguments[0], i, j)) for j in range(columns)] for i in range(rows)
            ]
            return arrays.stack(cells)
    return function(*arguments)


def _letters(letters: tuple[str, ...], symbol: Symbol) -> tuple[str, ...]:
    """The letters of a joint table that stand behind primes: x' is a value of x."""
    plain = tuple(letter.rstrip("'") for letter in letters)
    unknown = [letter for letter in plain if letter not in symbol.over]
    if unknown:
        raise Undecided(
            f"{symbol.name} is a table over {', '.join(symbol.over)}, told apart by these letters"
        )
    return plain


def _call_defined(symbol: Symbol, arguments: Many[Val], scope: Scope) -> Val:
    if len(arguments) > len(symbol.args):
        raise DoesNotFit(f"{symbol.name} has {len(symbol.args)} arguments, not {len(arguments)}")
    inner = scope
    for text, value in zip(symbol.args, arguments, strict=False):
        inner = bind_argument(text, fitted_argument(text, value, scope), inner)
    return evaluate(scope.world.trees(symbol.definition), inner)


def fitted_argument(text: str, value: Val, scope: Scope) -> Val:
    """A 0 in the place of a vector or matrix stands for one of zeros."""
    usual = scope.world.values.get(text)
    if not isinstance(usual, np.ndarray) or isinstance(value, (Dual, Pending)):
        return value
    rows, columns = arrays.shape(usual)
    if (rows, columns) == (1, 1) or value.size != 1 or float(value.reshape(-1)[0]) != 0:
        return value
    return np.zeros((rows, columns))


def bind_argument(text: str, value: Val, scope: Scope) -> Scope:
    """An argument with its value; the argument may be a square: L(\\mu, \\sigma^2) binds \\sigma."""
    tree = scope.world.trees(text)
    if isinstance(tree, Power) and isinstance(tree.base, Name):
        return scope.bind(tree.base.name, arrays.sqrt(value))
    return scope.bind(text if not isinstance(tree, Name) else tree.name, value)


def _call_table(symbol: Symbol, arguments: Many[Val], scope: Scope) -> Val:
    needed = len(symbol.over) + len(symbol.given)
    full = list(arguments[:needed])
    letters = [*symbol.over, *symbol.given][len(full) :]
    full += [scope.values[letter] for letter in letters]
    if len(arguments) > needed and symbol.params:
        scope = scope.bind(symbol.params, arguments[needed])
    return scope.world.functions[symbol.name](scope, *full)


def _call(node: Call, scope: Scope) -> Val:
    symbol = scope.symbol(node.name)
    if symbol is None:
        raise Undecided(f"{node.name} is not declared")
    if any(each is None for each in node.arguments):
        raise Undecided(f"{node.name} with a dot is a distribution, where a number is needed")
    arguments = [evaluate(each, scope) for each in node.arguments if each is not None]
    return call(symbol, arguments, scope, node)


def _prime(node: Prime, scope: Scope) -> Val:
    """f'(x), entry by entry where x is a vector and f takes numbers."""
    symbol = scope.symbol(node.name)
    if symbol is None:
        raise Undecided(f"{node.name} is not declared")
    if node.order > MOST_PRIMES:
        raise Undecided(f"a derivative of order {node.order} is not evaluated; at most {MOST_PRIMES}")
    if node.arguments is None:
        if not symbol.args:
            raise Undecided(f"{node.name}' without an argument")
        point = evaluate(scope.world.trees(symbol.args[0]), scope)
        rest: list[Val] = []
    else:
        point, *rest = (evaluate(each, scope) for each in node.arguments)

    def at(value: Val) -> Val:
        return call(called, [value, *rest], scope)

    called = symbol
    function: Callable[[Val], Val] = at
    for _ in range(node.order):
        function = _along_ones(function)
    return function(point)


def _along_ones(function: Callable[[Val], Val]) -> Callable[[Val], Val]:
    """The derivative of a function of numbers, entry by entry."""

    def derivative(value: Val) -> Val:
        tag = arrays.new_tag()
        changed = function(Dual(tag, value, np.ones_like(arrays.plain(value), dtype=float)))
        found, tangent = arrays.parts(changed, tag)
        return np.zeros_like(arrays.plain(found)) if tangent is None else tangent

    return derivative


RULES: dict[type[Node], Rule] = {
    Name: _name,
    Member: _member,
    Item: _item,
    Call: _call,
    Prime: _prime,
}
