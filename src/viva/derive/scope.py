"""What the names of a derivation are worth, in one instance of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from viva.content.symbol import Symbol
from viva.derive import arrays
from viva.derive.arrays import Array, Val
from viva.derive.declared import Declarations
from viva.derive.errors import DoesNotFit, Undecided
from viva.derive.statements import parse_expression
from viva.derive.tree import Node, names_in
from viva.derive.unbound import free_names

MOST_STEPS = 60_000  # nodes evaluated for both sides of one instance: about a quarter of a second
MOST_CELLS = 2_500_000  # outcomes, nodes of integrals and directions of derivatives together
DEEPEST = 6  # batch axes


class Sequence:
    """Things with an index from `low` to `high`; those in `changed` have another value."""

    __slots__ = ("_member", "changed", "high", "low")

    def __init__(
        self,
        member: Callable[[int], Val],
        low: int,
        high: int | None,
        changed: Mapping[int, Val] | None = None,
    ) -> None:
        self._member, self.low, self.high = member, low, high
        self.changed = changed or {}

    def member(self, index: int) -> Val:
        if index in self.changed:
            return self.changed[index]
        if index < self.low or (self.high is not None and index > self.high):
            raise DoesNotFit(f"an index outside its range: {index} is not in {self.low}..{self.high}")
        return self._member(index)

    def with_member(self, index: int, value: Val) -> Sequence:
        return Sequence(self._member, self.low, self.high, {**self.changed, index: value})

    def stacked(self) -> Val:
        """All members below each other; numbers and vectors only."""
        if self.high is None:
            raise Undecided("an endless sequence is used without its index")
        return arrays.stack([[self.member(index)] for index in range(self.low, self.high + 1)])


@dataclass(frozen=True, slots=True)
class Slices:
    """The rows or columns of a declared matrix, as columns."""

    matrix: str
    rows: bool
    low: int
    high: int


Bound = Any  # Val, Sequence or Slices; what a name can be bound to


@dataclass(eq=False)
class World:
    """One instance: a value for everything that is declared, and how expressions are evaluated in it."""

    declared: Declarations
    trees: Trees
    rules: Mapping[type[Node], Callable[[Any, Any], Val]] = field(
        default_factory=dict
    )  # how nodes are evaluated
    solve: Callable[[Symbol, Any], Val] | None = None  # finds the value of a declared solution
    values: dict[str, Bound] = field(default_factory=dict)
    functions: dict[str, Callable[..., Val]] = field(default_factory=dict)
    sets: dict[str, int] = field(default_factory=dict)  # how many members
    outcomes: Outcomes | None = None
    axes: tuple[Any, ...] = ()  # the tables that the outcomes are combined of
    corners: list[Any] | None = None  # those that are met, where somebody notices
    rough: bool = False  # whether a mean of something with a corner was evaluated with a fixed table
    memory: dict[Any, Any] = field(default_factory=dict)  # what was evaluated once for all
    steps: int = 0
    work: int = 0  # nodes evaluated in this instance in all
    nice: bool = False
    seed: int = 0
    approximate: bool = False  # moved onto conditions by iteration
    no_outcomes: str = ""  # why there are no random variables, where some are declared

    def step(self) -> None:
        """Raises Undecided if this takes too long."""
        self.steps += 1
        self.work += 1
        if self.steps > MOST_STEPS:
            raise Undecided("this takes too long to evaluate: too many sums inside each other")

    @property
    def only_size(self) -> int:
        """The one size that all declared vectors and matrices have; 0 where there are several, or none."""
        texts = self.declared.sizes
        size = self.values.get(next(iter(texts))) if len(texts) == 1 else None
        return arrays.whole(size) if isinstance(size, np.ndarray) else 0

    def scope(self) -> Scope:
        return Scope(self, self.values, 1 if self.axes or self.outcomes is not None else 0)


class Scope:
    """The values of names at some place of a line: those of the world, and bound ones.

    depth: how many batch axes are in use; a new one goes in front of them. cells: the product of their
    lengths, without that of the outcomes.
    """

    __slots__ = ("cells", "depth", "memo", "values", "world")

    def __init__(
        self,
        world: World,
        values: Mapping[str, Bound],
        depth: int,
        memo: dict[Any, Any] | None = None,
        cells: int = 1,
    ) -> None:
        self.world, self.values, self.depth, self.cells = world, values, depth, cells
        self.memo = {} if memo is None else memo  # what was evaluated with these bound values

    def bind(self, name: str, value: Bound) -> Scope:
        return Scope(self.world, {**self.values, name: value}, self.depth, self.memo, self.cells)

    def deeper(self, length: int, *, alone: bool = False) -> Scope:
        """One batch axis more. Raises Undecided where there are too many, or they are too long together.

        alone: whether nothing inside depends on random variables, so that their outcomes take no room.
        """
        inner = Scope(self.world, self.values, self.depth + 1, cells=self.cells * length)
        if self.depth >= DEEPEST or not inner.has_room(outcomes=not alone):
            raise Undecided("too many derivatives, sums or integrals inside each other")
        return inner

    def has_room(self, *, outcomes: bool) -> bool:
        """Whether what is evaluated here is not too large; for every outcome of the random variables, or once."""
        count = self.world.outcomes.count if outcomes and self.world.outcomes is not None else 1
        return self.cells * count <= MOST_CELLS

    def symbol(self, name: str) -> Symbol | None:
        return self.world.declared.symbols.get(name)

    def unchanged(self, names: frozenset[str]) -> bool:
        """Whether all of these have the values of the world."""
        own, world = self.values, self.world.values
        return own is world or all(own.get(name) is world.get(name) for name in names)


class Outcomes:
    """The joint table of all random variables: one batch axis, its weights, and what they depend on."""

    def __init__(self, weights: Callable[[Scope], Val], parameters: frozenset[str], world: World) -> None:
        self._weights, self._parameters = weights, parameters
        self._known = weights(Scope(world, world.values, 1))

    def weights(self, scope: Scope) -> Val:
        """Shape (outcomes, 1, 1)."""
        return self._known if scope.unchanged(self._parameters) else self._weights(scope)

    def moved_to(self, world: World) -> Outcomes:
        """The table that the same laws have in an instance with other parameters."""
        return Outcomes(self._weights, self._parameters, world)

    @property
    def count(self) -> int:
        return int(arrays.plain(self._known).shape[0])


class Trees:
    """The parsed form of what declarations say in LaTeX, each text once."""

    def __init__(self, declared: Declarations) -> None:
        self.declared = declared
        self._known: dict[str, Node] = {}
        self._used: dict[str, frozenset[str]] = {}
        self._told: dict[tuple[Any, int], tuple[Node, Any]] = {}

    def told(self, tell: Callable[[Node, Trees], Any], node: Node) -> Any:
        """What a function tells of a tree, asked once."""
        key = (tell, id(node))
        if key not in self._told:
            self._told[key] = node, tell(node, self)  # the node is kept, so that no other one gets its id
        return self._told[key][1]

    def __call__(self, text: str) -> Node:
        if text not in self._known:
            self._known[text] = parse_expression(text, self.declared)
        return self._known[text]

    def used_in(self, *nodes: Node) -> set[str]:
        """Every declared name that the values of some trees depend on."""
        return {used for node in nodes for used in self.told(_names_used, node)}

    def used_by(self, name: str) -> frozenset[str]:
        """Every declared name that the value of a name depends on, itself included."""
        if name not in self._used:
            found: set[str] = set()
            waiting = [name]
            while waiting:
                each = waiting.pop()
                if each in found:
                    continue
                found.add(each)
                symbol = self.declared.symbols.get(each)
                if symbol is not None:
                    waiting += list(self._mentions(symbol))
            self._used[name] = frozenset(found)
        return self._used[name]

    def _mentions(self, symbol: Symbol) -> Iterator[str]:
        yield from (symbol.params, symbol.rows_of, symbol.cols_of)
        texts = [symbol.definition, symbol.step, symbol.of]
        if symbol.type == "density":
            texts += self._arguments(symbol.domain)
        for text in texts:
            if text:
                yield from free_names(self(text))

    def _arguments(self, law: str) -> list[str]:
        return list(law_arguments(law))


def _names_used(node: Node, trees: Trees) -> frozenset[str]:
    return frozenset(used for name in names_in(node) for used in trees.used_by(name))


def law_arguments(law: str) -> tuple[str, ...]:
    """The arguments of a law such as N(\\mu, \\sigma^2), as LaTeX."""
    inside = law[law.index("(") + 1 : law.rindex(")")]
    parts, depth, start = [], 0, 0
    for place, letter in enumerate(inside):
        depth += (letter in "({[") - (letter in ")}]")
        if letter == "," and depth == 0:
            parts.append(inside[start:place])
            start = place + 1
    return tuple(part.strip() for part in [*parts, inside[start:]])


def batch(numbers: Array, depth: int) -> Array:
    """Numbers along a new batch axis, in front of `depth` others."""
    return np.asarray(numbers).reshape(-1, *(1,) * depth, 1, 1)
