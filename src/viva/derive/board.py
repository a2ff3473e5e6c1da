"""The blackboard: judges relations between expressions by the instances of one setting."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from viva.content.derivation import Setting
from viva.derive.compare import Outcome, Truth, compare
from viva.derive.conditions import at_stationary_point, copied, satisfying
from viva.derive.declared import Declarations
from viva.derive.domains import Draw
from viva.derive.errors import DeriveError, DoesNotFit, NoPoint, Undecided
from viva.derive.instances import instance
from viva.derive.scope import Trees, World
from viva.derive.statements import Statement, parse_line
from viva.derive.symbolic import decided_equal
from viva.derive.tree import (
    Absolute,
    BigO,
    Cases,
    Constant,
    Covariance,
    Differential,
    Expectation,
    Extremum,
    ExtremumOver,
    Function,
    Gradient,
    Indicator,
    Infinity,
    Integral,
    Limit,
    Node,
    Normal,
    NormalDensity,
    Number,
    Partial,
    Prime,
    Probability,
    contains,
    walk,
)
from viva.derive.unbound import undeclared
from viva.derive.upto import compare_order, compare_up_to

FEW = 8  # instances for an equation
MANY = 100  # more of them where a relation may fail in a corner only
_ASSUMING = 4  # instances moved to where a learner's own wrong line holds
_SCALES = (1.0, 0.15, 0.4, 2.0)
_CORNERS = (Absolute, Cases, Extremum, ExtremumOver, Indicator)
_JUMP, _CORNER = 0.1, 0.01  # of its size: how far off a mean of something with a jump, or a corner, may be
_ENDLESS = (Infinity, Integral, Limit)
_DERIVATIVES = (Gradient, Partial, Prime, Differential)


@dataclass(frozen=True, slots=True)
class Judged:
    """An outcome, and which two sides it is about. conditional: it holds only where the conditions do."""

    outcome: Outcome
    left: Node
    right: Node
    relation: str
    conditional: bool = False


class Board:
    """All that is computed once for a setting: its instances and those that satisfy its conditions."""

    def __init__(self, setting: Setting, seed: int = 0) -> None:
        self.setting = setting
        self.declared = Declarations(setting)
        self.trees = Trees(self.declared)
        self._seed = seed
        self._few: list[World] | None = None
        self._many: list[World] | None = None
        self._conditional: list[World] | None = None

    @property
    def has_conditions(self) -> bool:
        """Whether relations may hold on some instances only."""
        return bool(self.setting.conditions or self.setting.stationary_of)

    @property
    def worlds(self) -> Sequence[World]:
        """The first one is made of numbers a person can redo."""
        if self._few is None:
            self._few = [
                instance(self.trees, Draw(1000 * self._seed + k, nice=k == 0), self.setting.small)
                for k in range(FEW)
            ]
        return self._few

    @property
    def corners(self) -> Sequence[World]:
        """More instances, at several scales."""
        if self._many is None:
            self._many = [
                instance(
                    self.trees, Draw(5000 + 1000 * self._seed + k, scale=_SCALES[k % 4]), self.setting.small
                )
                for k in range(MANY)
            ]
        return self._many

    @property
    def conditional(self) -> Sequence[World]:
        """Instances at the stationary point, or on the conditions; none if there are no such."""
        if self._conditional is None:
            self._conditional = [moved for world in self.worlds if (moved := self._moved(world)) is not None]
        return self._conditional

    def _moved(self, world: World) -> World | None:
        setting = self.setting
        moved: World | None = None
        try:
            if setting.stationary_of:
                variables = [self.trees(text) for text in setting.stationary_wrt]
                moved = at_stationary_point(world, self.trees(setting.stationary_of), variables)
            if setting.conditions:
                equations = [equation for text in setting.conditions for equation in self.equations(text)]
                moved = satisfying(moved or copied(world), equations, setting.unknowns)
        except (NoPoint, Undecided):
            return None
        return moved

    def equations(self, text: str) -> list[tuple[Node, Node]]:
        """The equations that a line of LaTeX says."""
        found = []
        for statement in self.parse(text):
            for left, right in zip(statement.sides, statement.sides[1:], strict=False):
                if left is not None and right is not None:
                    found.append((left, right))
        return found

    def parse(self, line: str) -> tuple[Statement, ...]:
        """What a line says. Raises NotParsed, also for a name that is not declared."""
        statements = parse_line(line, self.declared)
        for statement in statements:
            for side in statement.sides:
                if side is not None:
                    undeclared(side, self.declared, line)
        return statements

    def relation(
        self, left: Node, right: Node, relation: str, *, conditional: bool = False, fresh: bool = False
    ) -> Judged:
        """Whether a relation holds, everywhere or where the conditions do. Raises DeriveError.

        conditional: whether an earlier line already needed the conditions. fresh: whether it is a statement of its own,
        and does not go on from the line before.
        """
        outcome = self._everywhere(left, right, relation, self.worlds)
        if outcome.truth is not Truth.HOLDS and self._may_need_conditions(left, right, conditional, fresh):
            under = self._under_conditions(left, right, relation)
            if under is not None and (under.truth is Truth.HOLDS or conditional):
                return Judged(under, left, right, relation, conditional=under.truth is Truth.HOLDS)
        return Judged(outcome, left, right, relation)

    def _everywhere(self, left: Node, right: Node, relation: str, worlds: Sequence[World]) -> Outcome:
        both = (left, right)
        if any(contains(side, BigO) for side in both) or (relation == "approx" and self.setting.small):
            return compare_order(left, right, worlds, self.setting)
        if relation == "propto" or any(contains(side, Constant) for side in both):
            return compare_up_to(left, right, relation, worlds, self.setting)
        if relation == "approx":
            raise Undecided("an approximation cannot be decided here; say up to which order, with O(h^2)")
        outcome = self._compared(left, right, relation, worlds)
        if outcome.truth is Truth.HOLDS and worlds is self._few and self._has_corners(left, right, relation):
            outcome = compare(left, right, relation, self.corners, most_indices=2)
        return self._unless_coarse(outcome, both, relation, worlds)

    def _unless_coarse(
        self, outcome: Outcome, both: tuple[Node, Node], relation: str, worlds: Sequence[World]
    ) -> Outcome:
        """The mean of something with a jump or corner is evaluated roughly: what differs by little is not decided."""
        error = max(_coarseness(side, self) for side in both)
        if outcome.truth is not Truth.FAILS or not error or _gap(outcome) > error:
            return outcome
        for world in worlds:
            other = compare(*both, relation, [world])
            if _gap(other) > error:
                return other
        return Outcome(Truth.UNKNOWN, reason="the mean of something with a jump is too rough here to decide")

    def _compared(self, left: Node, right: Node, relation: str, worlds: Sequence[World]) -> Outcome:
        """By numbers; where these do not decide an equation of sums, integrals or limits, by SymPy."""
        hard = relation == "=" and any(contains(side, _ENDLESS) for side in (left, right))
        try:
            outcome = compare(left, right, relation, worlds)
        except Undecided:
            if not (hard and decided_equal(left, right, self.declared)):
                raise
            return Outcome(Truth.HOLDS)
        if outcome.truth is Truth.UNKNOWN and hard and decided_equal(left, right, self.declared):
            return Outcome(Truth.HOLDS)
        return outcome

    def _has_corners(self, left: Node, right: Node, relation: str) -> bool:
        """Whether a relation may hold on a few instances and fail on others."""
        if relation != "=":
            return True
        return any(_has_kinks(side, self) for side in (left, right))

    def _may_need_conditions(self, left: Node, right: Node, conditional: bool, fresh: bool) -> bool:
        """Whether a relation may be one of those that hold under the conditions only.

        A derivative carried out wrongly must not be excused by a place where it vanishes: sides with derivatives are
        tried there only against 0, others only if they do not vanish there.
        """
        if not (self.setting.conditions or self.setting.stationary_of):
            return False
        if conditional or Number(0.0) in (left, right):
            return True
        if self.setting.conditions and not self.setting.stationary_of and fresh:
            return True
        if any(contains(side, _DERIVATIVES) for side in (left, right)):
            return False
        return bool(self.setting.conditions) or (fresh and not self._vanishes(left))

    def _vanishes(self, node: Node) -> bool:
        """Whether an expression is 0 wherever the conditions hold."""
        try:
            return compare(node, Number(0.0), "=", self.conditional).truth is Truth.HOLDS
        except (DoesNotFit, Undecided):
            return True

    def _under_conditions(self, left: Node, right: Node, relation: str) -> Outcome | None:
        worlds = self.conditional
        if len(worlds) < 3:
            return None
        try:
            return self._everywhere(left, right, relation, worlds)
        except (DoesNotFit, Undecided):
            return None

    def assuming(self, equation: tuple[Node, Node], left: Node, right: Node, relation: str) -> Outcome:
        """Whether a relation holds wherever an equation does: how a line follows from a wrong one before it."""
        used = self.trees.used_in(*equation, left, right)
        if any(self.declared.kind(name) == "solution" for name in used):
            return Outcome(Truth.UNKNOWN, reason="it is about a point that is defined by what it minimises")
        worlds = []
        for world in self.worlds[:_ASSUMING]:
            try:
                worlds.append(satisfying(world, [equation], steps=12))
            except (DeriveError, ArithmeticError, ValueError, IndexError):
                continue
        if len(worlds) < 3:
            return Outcome(Truth.UNKNOWN, reason="the line before it holds nowhere")
        return compare(left, right, relation, worlds)


def _has_kinks(node: Node, board: Board) -> bool:
    """Whether something has a corner in it, also inside abbreviations."""
    return any(_is_corner(each) for each in _unfolded(node, board))


def _gap(outcome: Outcome) -> float:
    """How far apart the sides of a witness are, of the larger one."""
    witness = outcome.witness
    if witness is None:
        return 0.0
    size = max(np.abs(witness.left).max(), np.abs(witness.right).max())
    return float(np.abs(witness.left - witness.right).max() / size)


def _coarseness(node: Node, board: Board) -> float:
    """How far off a side may be, of its size: an integral, or a mean over a continuous law, with a corner inside."""
    nodes = list(_unfolded(node, board))
    means: tuple[type[Node], ...] = (Integral,)
    if board.declared.continuous or any(isinstance(each, (Normal, NormalDensity)) for each in nodes):
        means = (Integral, Expectation, Covariance, Probability)
    insides = [list(_unfolded(each, board)) for each in nodes if isinstance(each, means)]
    if any(_is_jump(each) for inside in insides for each in inside):
        return _JUMP
    return _CORNER if any(_is_corner(each) for inside in insides for each in inside) else 0.0


def _is_corner(node: Node) -> bool:
    return isinstance(node, _CORNERS) or (isinstance(node, Function) and node.name in ("sign", "relu"))


def _is_jump(node: Node) -> bool:
    jumps = (Cases, Indicator, Probability)
    return isinstance(node, jumps) or (isinstance(node, Function) and node.name == "sign")


def _unfolded(node: Node, board: Board) -> Iterator[Node]:
    """All nodes of a tree, and those of the abbreviations in it."""
    names = board.trees.used_in(node)
    definitions = [
        board.trees(symbol.definition)
        for name in names
        if (symbol := board.declared.symbols.get(name)) is not None and symbol.type == "defined"
    ]
    for tree in (node, *definitions):
        yield from walk(tree)
