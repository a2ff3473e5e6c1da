"""Random instances of what a derivation declares: sizes, numbers, matrices, tables, functions."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.domains import Draw, matrix, numbers, vector
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.evaluate import evaluate
from viva.derive.laws import make_random
from viva.derive.optimum import solution
from viva.derive.rules import RULES
from viva.derive.scope import Scope, Slices, Trees, World, law_arguments
from viva.derive.scope import Sequence as Family
from viva.derive.sets import set_of
from viva.derive.tables import index_range
from viva.derive.unknown import smooth_function

_PREFERRED = {"d": (3, 2), "n": (4, 5), "m": (2, 4), "K": (3, 4), "k": (2, 3), "p": (3, 2), "T": (3, 4)}
_SIZES = (3, 4, 2, 5)
_NUMBERS = ("scalar", "vector", "matrix")
SMALL = 0.1  # what the symbol of O(h^k) is worth where it is not varied


def instance(trees: Trees, draw: Draw, small: str = "") -> World:
    """One instance. Raises Undecided if something declared cannot be drawn."""
    rng = np.random.default_rng(draw.seed)
    world = World(trees.declared, trees, RULES, solution, nice=draw.nice, seed=draw.seed)
    symbols = trees.declared.symbols.values()
    _sizes(world, symbols, rng, draw)
    _sets(world, symbols, rng)
    maker = _Maker(world, rng, draw)
    for symbol in symbols:
        maker.numbers(symbol)
    for symbol in symbols:
        maker.others(symbol)
    try:
        make_random(world, rng, lambda text, scope: evaluate(trees(text), scope))
    except (Undecided, DoesNotFit) as error:  # lines without random variables can be judged all the same
        world.no_outcomes = str(error)
    if small:
        world.values[small] = arrays.constant(SMALL)
    return world


def _sizes(world: World, symbols: Sequence[Symbol] | object, rng: np.random.Generator, draw: Draw) -> None:
    """Sizes differ from each other, so that shapes that do not fit show."""
    declared = list(world.declared.symbols.values())
    used: set[int] = set()
    for symbol in (each for each in declared if each.type == "size"):
        preferred = _PREFERRED.get(symbol.name, _SIZES)
        order = preferred if draw.nice or rng.random() < 0.5 else preferred[::-1]
        free = [size for size in (*order, *_SIZES) if size not in used]
        if draw.nice and symbol.name not in _PREFERRED:
            free = sorted(free)
        size = free[0] if free else max(used) + 1
        used.add(size)
        world.values[symbol.name] = arrays.constant(float(size))
    _tall_enough(world, declared)
    for symbol in (each for each in declared if each.type == "int"):
        low, _, high = symbol.domain.partition("..")
        world.values[symbol.name] = arrays.constant(float(rng.integers(int(low), int(high) + 1)))


def _tall_enough(world: World, symbols: Sequence[Symbol]) -> None:
    """Sizes for which full rank is possible: as many rows as columns, or more."""
    for symbol in symbols:
        tall = symbol.domain in ("full_column_rank", "orthonormal_columns")
        if symbol.type != "matrix" or not (tall or symbol.domain == "full_row_rank"):
            continue
        rows, columns = symbol.shape if tall else symbol.shape[::-1]
        if rows in world.values and columns in world.values:
            more = arrays.number(world.values[rows])
            fewer = arrays.number(world.values[columns])
            if more <= fewer:
                world.values[rows] = arrays.constant(fewer + 2)


def _sets(world: World, symbols: object, rng: np.random.Generator) -> None:
    for symbol in world.declared.symbols.values():
        if symbol.type != "element":
            continue
        key = set_of(symbol)
        if key in world.values:
            world.sets[key] = arrays.whole(world.values[key])
        else:
            world.sets.setdefault(key, 3 if world.nice or rng.random() < 0.6 else 4)
    for symbol in world.declared.symbols.values():
        if symbol.type == "element":
            count = world.sets[set_of(symbol)]
            world.values[symbol.name] = arrays.constant(float(rng.integers(1, count + 1)))


class _Maker:
    """Draws the values of symbols into a world."""

    def __init__(self, world: World, rng: np.random.Generator, draw: Draw) -> None:
        self.world, self.rng, self.draw = world, rng, draw

    def size(self, text: str) -> int:
        return arrays.whole(evaluate(self.world.trees(text), self.world.scope()))

    def numbers(self, symbol: Symbol) -> None:
        """Numbers, vectors and matrices."""
        values, rng, draw = self.world.values, self.rng, self.draw
        if symbol.type == "scalar":
            values[symbol.name] = numbers(symbol.domain, (1, 1), rng, draw)
        elif symbol.type == "vector":
            values[symbol.name] = vector(symbol.domain, self.size(symbol.shape[0]), rng, draw)
        elif symbol.type == "matrix":
            rows, columns = (self.size(each) for each in symbol.shape)
            values[symbol.name] = matrix(symbol.domain, rows, columns, rng, draw)

    def others(self, symbol: Symbol) -> None:
        """What needs the numbers to be there: families, functions, tables."""
        maker = {
            "differential": self._differential,
            "family": self._family,
            "recursion": self._recursion,
            "function": self._function,
            "pmf": self._pmf,
            "joint": self._joint,
            "density": self._density,
        }.get(symbol.type)
        if maker is not None:
            maker(symbol)

    def _differential(self, symbol: Symbol) -> None:
        drawn = np.asarray(self.rng.normal(size=arrays.plain(self.world.values[symbol.of]).shape))
        if self._is_symmetric(symbol.of):
            drawn = drawn + drawn.T
        self.world.values[symbol.name] = drawn

    def _is_symmetric(self, name: str) -> bool:
        symbol = self.world.declared.symbols.get(name)
        return symbol is not None and symbol.domain in ("spd", "psd", "symmetric")

    def _family(self, symbol: Symbol) -> None:
        matrix_name = symbol.rows_of or symbol.cols_of
        if matrix_name:
            whole = arrays.plain(self.world.values[matrix_name]).shape
            count = whole[0] if symbol.rows_of else whole[1]
            self.world.values[symbol.name] = Slices(matrix_name, bool(symbol.rows_of), 1, count)
            return
        if symbol.index_range[0] == "infinite":
            endless = self.rng.uniform(-1, 1, 2_000)
            self.world.values[symbol.name] = Family(lambda i: arrays.constant(endless[i % 2_000]), 0, None)
            return
        low, high = index_range(symbol.index_range[0], self.size)
        members = self._members(symbol, high - low + 1)
        self.world.values[symbol.name] = Family(lambda index: members[index - low], low, high)

    def _members(self, symbol: Symbol, count: int) -> list[Array]:
        kind, rng, draw = symbol.element, self.rng, self.draw
        if kind.startswith("element"):
            return self._elements(symbol, count)
        if kind.startswith("vector["):
            length = self.size(kind[7:-1])
            return [vector(symbol.domain, length, rng, draw) for _ in range(count)]
        if kind.startswith("matrix["):
            rows, columns = (self.size(text) for text in kind[7:-1].split(","))
            return [matrix(symbol.domain, rows, columns, rng, draw) for _ in range(count)]
        drawn = numbers(symbol.domain, (count,), rng, draw)
        if symbol.domain == "bits_mixed" and count > 1:
            drawn[:2] = 1.0, 0.0
        if symbol.domain == "{-1,1}_mixed" and count > 1:
            drawn[:2] = 1.0, -1.0
        if symbol.domain == "counts" and count:
            drawn[0] = max(drawn[0], 1.0)
        if symbol.domain == "simplex":
            drawn = vector("simplex", count, rng, draw).ravel()
        return [arrays.constant(each) for each in drawn]

    def _elements(self, symbol: Symbol, count: int) -> list[Array]:
        of = self.world.declared.symbols[symbol.element.split(maxsplit=1)[1]]
        members = self.world.sets[set_of(of)]
        drawn = self.rng.integers(1, members + 1, size=count).astype(float)
        if symbol.domain == "covering":
            drawn[: min(members, count)] = np.arange(1, min(members, count) + 1)
        return [arrays.constant(each) for each in drawn]

    def _recursion(self, symbol: Symbol) -> None:
        if symbol.init == "random":
            kind, bracket, sizes = symbol.element.rstrip("]").partition("[")
            found = [self.size(each) for each in sizes.split(",")] if bracket else [1]
            shape = (found[0], 1) if kind == "vector" else (found[0], found[-1])
            drawn = numbers("", shape, self.rng, self.draw)
            self.world.values[f"{symbol.name}#0"] = drawn

    def _function(self, symbol: Symbol) -> None:
        members = [place for place, each in enumerate(symbol.args) if not each.startswith(_NUMBERS)]
        counts = [
            self.world.sets[set_of(self.world.declared.symbols[symbol.args[place]])] for place in members
        ]
        if len(members) < len(symbol.args):
            self.world.functions[symbol.name] = self._smooth(symbol, members, counts)
            return
        shape = (
            (*counts, self.size(symbol.returns[7:-1]))
            if symbol.returns.startswith("vector")
            else tuple(counts)
        )
        table = numbers(symbol.domain, shape, self.rng, self.draw)
        self.world.functions[symbol.name] = _lookup(table, counts)

    def _smooth(self, symbol: Symbol, members: Sequence[int], counts: Sequence[int]) -> Callable[..., Val]:
        """A smooth function of numbers; where some arguments are elements, another one for each of their values."""
        if not members:
            return smooth_function(symbol, self.rng, self.size)
        each = {
            places: smooth_function(symbol, self.rng, self.size)
            for places in itertools.product(*(range(count) for count in counts))
        }

        def value(*arguments: Val) -> Val:
            if len(arguments) != len(symbol.args):
                raise DoesNotFit(f"{len(arguments)} arguments where {len(symbol.args)} are needed")
            places = _places([arguments[place] for place in members], counts)
            return each[tuple(places)](*(x for place, x in enumerate(arguments) if place not in members))

        return value

    def _pmf(self, symbol: Symbol) -> None:
        over = [self._count(letter) for letter in symbol.over]
        given = [self._count(letter) for letter in symbol.given]
        if symbol.params:
            self.world.functions[symbol.name] = self._parametric(symbol, over, given)
            return
        table = _table(over, given, self.rng, nice=self.draw.nice)

        def chance(scope: Scope, *arguments: Val) -> Val:
            places = _places(arguments, (*over, *given))
            return arrays.constant(table[tuple(places[len(over) :] + places[: len(over)])])

        self.world.functions[symbol.name] = chance

    def _count(self, letter: str) -> int:
        symbol = self.world.declared.symbols.get(letter)
        if symbol is None or symbol.type != "element":
            raise Undecided(f"{letter} is not declared as an element")
        return self.world.sets[set_of(symbol)]

    def _parametric(self, symbol: Symbol, over: list[int], given: list[int]) -> Callable[..., Val]:
        """A table that depends smoothly on a vector: a softmax of something that is not linear in it."""
        rng, name = self.rng, symbol.params
        size = arrays.plain(self.world.values[name]).size
        base = rng.normal(size=(*given, *over))
        slope = rng.normal(size=(*given, *over, size)) * 0.7
        wave = rng.normal(size=(*given, *over, size)) * 0.5
        combinations = list(itertools.product(*(range(count) for count in over)))

        def chance(scope: Scope, *arguments: Val) -> Val:
            places = _places(arguments, (*over, *given))
            parameters = scope.values[name]
            behind = tuple(places[len(over) :])

            def weight(place: tuple[int, ...]) -> Val:
                at = behind + place
                linear = arrays.matmul(slope[at][None, :], parameters)
                bent = arrays.sin(arrays.matmul(wave[at][None, :], parameters))
                return arrays.exp(arrays.add(arrays.add(arrays.constant(base[at]), linear), bent))

            key = ("normaliser", symbol.name, behind)
            memory = scope.world.memory
            fixed = scope.values.get(name) is scope.world.values.get(name)
            normaliser: Val | None = memory.get(key) if fixed else None
            if normaliser is None:
                for place in combinations:
                    each = weight(place)
                    normaliser = each if normaliser is None else arrays.add(normaliser, each)
                if fixed:
                    memory[key] = normaliser
            assert normaliser is not None
            return arrays.divide(weight(tuple(places[: len(over)])), normaliser)

        return chance

    def _joint(self, symbol: Symbol) -> None:
        counts = [self._count(letter) for letter in symbol.over]
        table = _table(counts, [], self.rng, nice=self.draw.nice)
        self.world.memory["joint", symbol.name] = table

        @cache
        def summed(letters: frozenset[str]) -> Array:
            return np.asarray(
                table.sum(axis=tuple(k for k, letter in enumerate(symbol.over) if letter not in letters))
            )

        def marginal(letters: tuple[str, ...], places: dict[str, int]) -> float:
            return float(
                summed(frozenset(letters))[
                    tuple(places[letter] for letter in symbol.over if letter in letters)
                ]
            )

        def chance(over: tuple[str, ...], given: tuple[str, ...], arguments: Sequence[Val]) -> Val:
            sizes = [counts[symbol.over.index(letter)] for letter in over + given]
            places = dict(zip(over + given, _places(arguments, sizes), strict=True))
            found = marginal(over + given, places)
            return arrays.constant(found / marginal(given, places) if given else found)

        self.world.functions[symbol.name] = chance

    def _density(self, symbol: Symbol) -> None:
        texts = law_arguments(symbol.domain)

        def parameters(scope: Scope) -> tuple[Val, Val]:
            mean, covariance = (evaluate(scope.world.trees(text), scope) for text in texts)
            return mean, covariance

        self.world.memory["parameters", symbol.name] = parameters


def _lookup(table: Array, counts: Sequence[int]) -> Callable[..., Val]:
    def value(*arguments: Val) -> Val:
        return arrays.constant(table[tuple(_places(arguments, counts))])

    return value


def _places(arguments: Sequence[Val], sizes: Sequence[int]) -> list[int]:
    """The places, from 0, of some members in their sets."""
    if len(arguments) < len(sizes):
        raise DoesNotFit(f"{len(arguments)} arguments where {len(sizes)} are needed")
    places = [arrays.whole(each) - 1 for each in arguments[: len(sizes)]]
    for place, size in zip(places, sizes, strict=True):
        if not 0 <= place < size:
            raise DoesNotFit(f"{place + 1} is no member of a set of {size}")
    return places


def _table(over: Sequence[int], given: Sequence[int], rng: np.random.Generator, *, nice: bool) -> Array:
    """Chances, shape (*given, *over); nothing is nearly impossible."""
    cells, rows = int(np.prod(over)), int(np.prod(given)) if given else 1
    if nice:
        weights = np.stack([rng.permutation(np.arange(1.0, cells + 1)) for _ in range(rows)])
    else:
        weights = np.maximum(rng.dirichlet(np.full(cells, 1.5), size=rows), 0.02)
    return np.asarray(weights / weights.sum(axis=1, keepdims=True)).reshape(*given, *over)
