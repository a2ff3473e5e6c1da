"""The blackboard: judges relations between expressions by the instances of one setting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from viva.content.derivation import Setting
from viva.derive.compare import Outcome, Truth, compare
from viva.derive.conditions import at_stationary_point, copied, satisfying
from viva.derive.corners import is_corner, outside
from viva.derive.declared import Declarations
from viva.derive.domains import Draw
from viva.derive.errors import DeriveError, DoesNotFit, NoPoint, Undecided
from viva.derive.instances import instance
from viva.derive.rough import unless_rough
from viva.derive.scope import Trees, World
from viva.derive.statements import Statement, parse_line
from viva.derive.symbolic import decided_equal
from viva.derive.tree import (
    BigO,
    Constant,
    Covariance,
    Differential,
    Expectation,
    Gradient,
    Infinity,
    Integral,
    Limit,
    Node,
    Number,
    Partial,
    Prime,
    Probability,
    contains,
)
from viva.derive.unbound import undeclared
from viva.derive.upto import compare_order, compare_up_to

FEW = 8  # instances for an equation
MANY = 100  # more of them where a relation may fail in a corner only
_SOME = 6  # where corners are only inside means and integrals, which round them off
_ASSUMING = 4  # instances moved to where a learner's own wrong line holds
_SCALES = (1.0, 0.15, 0.4, 2.0)
_MEANS = (Expectation, Covariance, Probability, Integral)
_ENDLESS = (Infinity, Integral, Limit)
_DERIVATIVES = (Gradient, Partial, Prime, Differential)


@dataclass(frozen=True, slots=True)
class Judged:
    """An outcome, and which two sides it is about. conditional: it holds only where the conditions do.

    under: it is about instances on which the conditions hold.
    """

    outcome: Outcome
    left: Node
    right: Node
    relation: str
    conditional: bool = False
    under: bool = False


class Board:
    """All that is computed once for a setting: its instances and those that satisfy its conditions."""

    def __init__(self, setting: Setting, seed: int = 0) -> None:
        self.setting = setting
        self.declared = Declarations(setting)
        self.trees = Trees(self.declared)
        self._seed = seed
        self._few: list[World] | None = None
        self._many: list[World] = []
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

    def corners(self, count: int = MANY) -> Sequence[World]:
        """More instances, at several scales."""
        for k in range(len(self._many), count):
            draw = Draw(5000 + 1000 * self._seed + k, scale=_SCALES[k % 4])
            self._many.append(instance(self.trees, draw, self.setting.small))
        return self._many[:count]

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
            if under is not None and (under.truth is not Truth.UNKNOWN or conditional):
                holds = under.truth is Truth.HOLDS
                return Judged(under, left, right, relation, conditional=holds, under=True)
        return Judged(outcome, left, right, relation)

    def _everywhere(self, left: Node, right: Node, relation: str, worlds: Sequence[World]) -> Outcome:
        both = (left, right)
        if any(contains(side, BigO) for side in both) or (relation == "approx" and self.setting.small):
            return compare_order(left, right, worlds, self.setting)
        if relation == "propto" or any(contains(side, Constant) for side in both):
            return compare_up_to(left, right, relation, worlds, self.setting)
        if relation == "approx":
            raise Undecided("an approximation cannot be decided here; say up to which order, with O(h^2)")
        for world in worlds:
            world.rough = False
        outcome = self._compared(left, right, relation, worlds)
        if outcome.truth is Truth.HOLDS and worlds is self._few:
            more = self._more(left, right, relation)
            if more:
                outcome = compare(left, right, relation, more, most_indices=2, seen=FEW)
        return unless_rough(outcome, left, right, relation, [*worlds, *self._many])

    def _more(self, left: Node, right: Node, relation: str) -> Sequence[World]:
        """More instances, where a relation may hold on a few and fail on others."""
        if relation != "=" or any(_has_corners(side, _MEANS, self) for side in (left, right)):
            return self.corners()
        return self.corners(_SOME) if any(_has_corners(side, (), self) for side in (left, right)) else ()

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


def _has_corners(node: Node, but_in: tuple[type[Node], ...], board: Board) -> bool:
    """Whether something has a corner in it that stands in no node of some kinds, also inside abbreviations."""
    return any(is_corner(each) for each in outside(node, but_in, board.trees))
