"""Formula exercises: one line, judged against the formula that was asked for."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from viva.content.derivation import Exercise, Setting, Slip
from viva.content.symbol import Symbol
from viva.derive.arrays import Array
from viva.derive.board import Board
from viva.derive.compare import TOLERANCE, index_scopes, sides
from viva.derive.errors import DeriveError, DoesNotFit, NotParsed, Undecided
from viva.derive.judging import Standing, judge_line
from viva.derive.recognise import planted
from viva.derive.scope import Scope
from viva.derive.statements import Statement
from viva.derive.tokens import tokenize
from viva.derive.tree import Node, names_in
from viva.derive.verdicts import LineVerdict, Status

_MIRROR = {"<=": ">=", ">=": "<=", "<": ">", ">": "<"}


class Sheet:
    """An exercise with its instances. The target is one of its names, worth what the answer is."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.board = Board(_setting(exercise))

    def judge(self, text: str, *, clock: Callable[[], float] = time.perf_counter) -> LineVerdict:
        """The verdict on the formula somebody wrote down."""
        start = clock()
        verdict = self._relation(text) if self.exercise.relation else self._formula(text)
        return replace(verdict, seconds=clock() - start)

    def _formula(self, text: str) -> LineVerdict:
        target = self.board.trees(self.exercise.target)
        standing = Standing(first=target, last=target, relation="=")
        known = [
            each for slip in self.exercise.slips if (each := planted(self.board, slip, target)) is not None
        ]
        line = judge_line(self.board, text, standing, known)
        if line.verdict.status is Status.NOT_PARSED and "=" in text:
            # a left side in other words: Var[X] for the V that is asked for
            right = judge_line(self.board, text.split("=", 1)[1], standing, known)
            line = right if right.verdict.status is not Status.NOT_PARSED else line
        if line.verdict.status is not Status.FOLLOWS:
            return line.verdict
        return self._asked(line.statements, target, text) or line.verdict

    def _asked(self, statements: Sequence[Statement], target: Node, text: str) -> LineVerdict | None:
        """What a true line lacks to be an answer: it has to be about the target, and to say something about it."""
        wanted = f"Write it as {self.exercise.target} = ..."
        if len(statements) != 1 or any(relation != "=" for relation in statements[0].relations):
            return LineVerdict(Status.NOT_PARSED, "One equation is asked for.", expected=wanted)
        ends = (statements[0].sides[0], statements[0].sides[-1])
        if target not in ends or ends[0] is None or ends[1] is None:
            return LineVerdict(
                Status.SKIPS, f"This is true, but it does not say what {self.exercise.target} is. {wanted}"
            )
        formula = ends[1] if ends[0] == target else ends[0]
        if self.exercise.target in names_in(formula):
            return LineVerdict(Status.CIRCULAR, f"{self.exercise.target} stands on both sides.")
        taken = self._begged(text)
        if taken:
            return LineVerdict(
                Status.SKIPS, f"This is right, but it begs the question: write it without {taken}."
            )
        return None

    def _begged(self, text: str) -> str:
        """An operator in the answer that was to be written out."""
        letters = self.board.declared.letters
        tokens = [str(token) for token in tokenize(text, letters)]
        name = (
            [str(token) for token in tokenize(self.exercise.target, letters)] if self.exercise.target else []
        )
        if name and tokens[: len(name)] == name:
            tokens = tokens[len(name) :]
        for without in self.exercise.without:
            wanted = [str(token) for token in tokenize(without, letters)]
            if any(tokens[at : at + len(wanted)] == wanted for at in range(len(tokens))):
                return without
        return ""

    def _relation(self, text: str) -> LineVerdict:
        """A relation is right if it says the same as the one asked for: the same but for a factor."""
        try:
            mine = self._one(text)
            wanted = self._one(self.exercise.relation)
        except NotParsed as error:
            return LineVerdict(
                Status.NOT_PARSED, error.what, at=error.at, read=error.read, expected=error.expected
            )
        try:
            if self._says_the_same(mine, wanted):
                taken = self._begged(text)
                if taken:
                    return LineVerdict(Status.SKIPS, f"This is right, but write it without {taken}.")
                return LineVerdict(Status.FOLLOWS)
        except DoesNotFit as error:
            return LineVerdict(Status.WRONG, f"The shapes do not fit: {error}.", slip=self._slip(mine))
        except Undecided as error:
            return LineVerdict(Status.UNDECIDED, f"{error}.")
        return LineVerdict(
            Status.WRONG, "This does not say the same as the relation asked for.", slip=self._slip(mine)
        )

    def _one(self, text: str) -> Statement:
        statements = self.board.parse(text)
        if len(statements) != 1 or len(statements[0].sides) != 2 or statements[0].sides[0] is None:
            raise NotParsed("one relation with two sides is asked for", expected="A = B")
        return statements[0]

    def _slip(self, mine: Statement) -> Slip | None:
        for slip in self.exercise.slips:
            try:
                if self._says_the_same(mine, self._one(slip.latex)):
                    return slip
            except DeriveError:
                continue
        return None

    def _says_the_same(self, mine: Statement, wanted: Statement) -> bool:
        """Whether left - right of both differ by a factor that is the same in every instance."""
        factors: list[float] = []
        for world in self.board.worlds:
            sides_ = [side for each in (mine, wanted) for side in each.sides if side is not None]
            scope = next(index_scopes(world, sides_))
            world.steps = 0
            a = _difference(mine, scope)
            b = _difference(wanted, scope)
            if a.shape != b.shape:
                return False
            place = int(np.argmax(np.abs(b)))
            if abs(b[place]) < 1e-9:
                continue
            factor = float(a[place] / b[place])
            if float(np.abs(a - factor * b).max()) > TOLERANCE * float(np.abs(a).max() + np.abs(b).max()):
                return False
            factors.append(factor)
        if len(factors) < 3:
            raise Undecided("no instance tells the two relations apart")
        steady = float(np.ptp(factors)) <= TOLERANCE * max(abs(each) for each in factors)
        if not steady or abs(factors[0]) < 1e-9:
            return False
        relation = mine.relations[0] if factors[0] > 0 else _MIRROR.get(mine.relations[0], mine.relations[0])
        return relation == wanted.relations[0]


def _difference(statement: Statement, scope: Scope) -> Array:
    left, right = statement.sides
    assert left is not None and right is not None
    a, b = sides(left, right, scope)
    return np.ravel((a - b).astype(float))


def _setting(exercise: Exercise) -> Setting:
    if exercise.relation:
        return exercise.setting
    target = Symbol(exercise.target, "defined", definition=exercise.answer)
    return replace(exercise.setting, symbols=(*exercise.setting.symbols, target))
