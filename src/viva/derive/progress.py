"""How far a derivation has come: milestones, the goal, and lines that use what is to be shown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from viva.content.derivation import Derivation
from viva.derive.board import Board
from viva.derive.form import alike, as_far_as, same_value
from viva.derive.glance import Glance
from viva.derive.judging import Line, Standing, after, joined, judge_lines
from viva.derive.milestone import Claim, reaches
from viva.derive.recognise import Planted, planted
from viva.derive.statements import Statement
from viva.derive.tree import Node, Number, Sum, edited, walk
from viva.derive.verdicts import LineVerdict, Report, Status

_MOST_REMEMBERED = 400  # beginnings of derivations

_IMPLIES = {"=": {"=", "<=", ">=", "approx"}, "<": {"<", "<="}, ">": {">", ">="}, "<=": {"<="}, ">=": {">="}}
_MIRROR = {"=": "=", "<=": ">=", ">=": "<=", "<": ">", ">": "<", "propto": "propto", "approx": "approx"}


class Course:
    """A derivation with what is known about its own model: its claims line by line."""

    def __init__(self, derivation: Derivation, board: Board | None = None) -> None:
        self.derivation = derivation
        self.board = board or Board(derivation.setting)
        self.glance = Glance(self.board)
        self._known: dict[tuple[str, ...], tuple[Line, ...]] = {}

    @cached_property
    def goal(self) -> Claim:
        (statement,) = self.board.parse(self.derivation.goal)
        return _claims(Standing(), statement)[-1]

    @cached_property
    def model(self) -> tuple[Line, ...]:
        texts = [line.latex for line in self.derivation.lines]
        model = judge_lines(self.board, texts)
        for place in range(1, len(model) + 1):
            if all(line.verdict.status is Status.FOLLOWS for line in model[:place]):
                self._known[tuple(texts[:place])] = model[:place]
        return model

    @cached_property
    def planted(self) -> tuple[Planted, ...]:
        """The planted mistakes, each with what the model has before it."""
        found = []
        for slip in self.derivation.slips:
            before = self.model[slip.line - 2].standing.last if slip.line > 1 else None
            each = planted(self.board, slip, before)
            if each is not None:
                found.append(each)
        return tuple(found)

    @cached_property
    def targets(self) -> dict[int, Claim]:
        """What each milestone claims, by the place of its model line."""
        found = {}
        before = Standing()
        for place, line in enumerate(self.model):
            if place in self.derivation.milestones and line.statements:
                found[place] = claims(before, line)[-1]
            before = line.standing
        return found

    def report(self, lines: Sequence[str]) -> Report:
        """The verdict on every line, and how far they come."""
        return self.follow(self.judged(lines))

    def judged(self, lines: Sequence[str]) -> tuple[Line, ...]:
        """Every line judged; what was judged before under the same lines is remembered."""
        key = tuple(lines)
        known = next((place for place in range(len(key), 0, -1) if key[:place] in self._known), 0)
        before = self._known.get(key[:known], ())
        found = judge_lines(self.board, lines, self.planted, before=before)
        if len(self._known) > _MOST_REMEMBERED:
            self._known.clear()
        for place in range(known + 1, len(found) + 1):
            self._known[key[:place]] = found[:place]
        return found

    @cached_property
    def goal_place(self) -> int:
        """The place of the model line that states the goal; of the last one, where none states it word for word."""
        before = Standing()
        for place, line in enumerate(self.model):
            if line.statements and self._states_goal(claims(before, line)):
                return place
            before = line.standing
        return len(self.model) - 1

    def follow(self, judged: Sequence[Line]) -> Report:
        """Milestones, goal and circular lines of lines that have been judged."""
        reached: set[int] = set(self.given)
        at_goal = False
        verdicts: list[LineVerdict] = []
        before = Standing()
        for place, line in enumerate(judged):
            verdict = line.verdict
            if verdict.status is Status.FOLLOWS and not verdict.own and line.statements:
                made = claims(before, line)
                reached |= self._milestones(made, reached)
                missing = [
                    each
                    for each in self.derivation.milestones
                    if each < self.goal_place and each not in reached
                ]
                stated = self._states_goal(made)
                last = place == len(judged) - 1
                if not at_goal and self._uses_goal(before, line):
                    verdict = replace(
                        verdict, status=Status.CIRCULAR, message="This step uses what is to be shown."
                    )
                elif not at_goal and missing and (stated or (last and self._comes_to_goal(made))):
                    verdict = self._skipping(verdict, before, line, missing, last=last)
                elif not missing:
                    at_goal = at_goal or stated or self._comes_to_goal(made)
            verdicts.append(verdict)
            before = line.standing
        complete = (
            at_goal
            and reached >= set(self.derivation.milestones)
            and all(verdict.status.good for verdict in verdicts)
        )
        return Report(tuple(verdicts), tuple(sorted(reached)), self.derivation.milestones, complete=complete)

    def _states_goal(self, made: Sequence[Claim]) -> bool:
        """Whether a claim is the goal, word for word."""
        goal = self.goal
        return any(
            alike(claim.right, goal.right) and alike(claim.left, goal.left) and self._implies(claim.relation)
            for claim in _both_ways(made)
        )

    def _comes_to_goal(self, made: Sequence[Claim]) -> bool:
        """Whether a claim amounts to the goal: the same values, and nothing left to carry out that the goal has not."""
        goal = self.goal
        return any(
            self._implies(claim.relation)
            and as_far_as(claim.right, goal.right, self.board, self.glance)
            and as_far_as(claim.left, goal.left, self.board, self.glance)
            for claim in _both_ways(made)
        )

    def _implies(self, relation: str) -> bool:
        return self.goal.relation in _IMPLIES.get(relation, {relation})

    def _milestones(self, made: Sequence[Claim], reached: set[int]) -> set[int]:
        """The milestones that some claims reach; with one of them all before it in the same chain.

        The goal itself, stated, reaches only a milestone that is the goal.
        """
        on_the_way = [claim for claim in made if not self._states_goal([claim])]
        found = {
            place
            for place, target in self.targets.items()
            if place not in reached
            and any(
                reaches(claim, target, self.board, self.glance)
                for claim in (made if self._states_goal([target]) else on_the_way)
            )
        }
        for place in tuple(found):
            left = self.targets[place].left
            found |= {
                other for other, target in self.targets.items() if other < place and target.left == left
            }
        return found - reached

    @cached_property
    def given(self) -> frozenset[int]:
        """The milestones that only repeat what is given."""
        facts = [
            Claim(left, right, "=")
            for text in self.derivation.setting.given
            for left, right in self.board.equations(text)
        ]
        return frozenset(
            place
            for place, target in self.targets.items()
            if any(reaches(fact, target, self.board, self.glance) for fact in facts)
        )

    def _skipping(
        self, verdict: LineVerdict, before: Standing, line: Line, missing: Sequence[int], *, last: bool
    ) -> LineVerdict:
        """The goal, stated before all milestones are reached."""
        ideas = "; ".join(self.derivation.lines[place].milestone.rstrip(".") for place in missing)
        fresh = line.statements[0].sides[0] is not before.last
        if fresh and not last:
            message = f"This is what is to be shown, and it is not shown yet. Missing: {ideas}."
            return replace(verdict, status=Status.CIRCULAR, message=message)
        return replace(
            verdict, status=Status.SKIPS, message=f"This is right, but a step is missing: {ideas}."
        )

    def _uses_goal(self, before: Standing, line: Line) -> bool:
        """Whether a line puts the goal's right side in the place of its left side, inside something larger."""
        goal = self.goal
        for statement in line.statements:
            for old, new in zip(statement.sides, statement.sides[1:], strict=False):
                if old is None or new is None or old == goal.left or goal.left not in list(walk(old)):
                    continue
                if alike(edited(old, goal.left, goal.right), new):
                    return True
                if goal.relation in ("<=", ">=") and goal.right == Number(0.0) and self._drops(old, new):
                    return True
        return False

    def _drops(self, old: Node, new: Node) -> bool:
        """Whether a step leaves out a term because the goal says which sign it has."""
        goal = self.goal
        if not isinstance(old, Sum) or not any(term == goal.left for _, term in old.terms):
            return False
        return same_value(edited(old, goal.left, Number(0.0)), new, self.board)


def _both_ways(made: Sequence[Claim]) -> Iterator[Claim]:
    """Claims, and the same read from right to left."""
    for claim in made:
        yield claim
        if claim.relation in _MIRROR:
            yield Claim(claim.right, claim.left, _MIRROR[claim.relation])


def claims(before: Standing, line: Line) -> list[Claim]:
    """All that a line claims: between every two sides of its chain, and from the left end of the chain before it."""
    found: list[Claim] = []
    for statement in line.statements:
        found += _claims(before, statement)
        before = after(statement, before, right=True, conditional=False)
    return found


def _claims(before: Standing, statement: Statement) -> list[Claim]:
    first = statement.sides[0]
    assert first is not None
    found: list[Claim] = []
    goes_on = first is before.last and before.first is not None
    if goes_on and before.first is not None and before.relation:
        found += _from(before.first, before.relation, statement.sides[1:], statement.relations)
    for place, start in enumerate(statement.sides[:-1]):
        assert start is not None
        found += _from(start, "=", statement.sides[place + 1 :], statement.relations[place:])
    # the widest claim of the chain comes last
    return sorted(
        found,
        key=lambda claim: (
            claim.left is (before.first if goes_on else first) and claim.right is statement.sides[-1]
        ),
    )


def _from(start: Node, relation: str, rest: Sequence[Node | None], steps: Sequence[str]) -> Iterator[Claim]:
    """What holds between a start and each side behind it."""
    for side, step in zip(rest, steps, strict=True):
        relation = joined(relation, step)
        if side is not None and relation:
            yield Claim(start, side, relation)
