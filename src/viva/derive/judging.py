"""Judges the lines of a derivation, each against what stands before it."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from viva.derive.board import Board, Judged
from viva.derive.compare import Truth
from viva.derive.counterexample import smallest
from viva.derive.errors import DoesNotFit, NotParsed, Undecided
from viva.derive.recognise import Planted, recognised
from viva.derive.repair import repaired
from viva.derive.statements import Statement
from viva.derive.tree import Node
from viva.derive.verdicts import Counterexample, LineVerdict, Status

MOST_LINES = 60
_TOLD = 12  # characters of a number in a message


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a derivation stands after a line.

    last: the expression that "= ..." goes on from. first: the left end of the last statement, and relation what holds
    between the two; nothing if they are not comparable. equation: the last statement's two ends, if it is an equation.
    right: whether the line was right. conditional: whether the conditions have been used.
    """

    first: Node | None = None
    last: Node | None = None
    relation: str = ""
    equation: tuple[Node, Node] | None = None
    right: bool = True
    conditional: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A judged line with what it was read as."""

    text: str
    verdict: LineVerdict
    statements: tuple[Statement, ...]
    standing: Standing


def judge_lines(
    board: Board,
    lines: Sequence[str],
    known: Sequence[Planted] = (),
    *,
    before: Sequence[Line] = (),
    clock: Callable[[], float] = time.perf_counter,
) -> tuple[Line, ...]:
    """The verdict on each line, in order. Nothing is said yet about milestones and the goal.

    before: the first lines, where they have been judged already.
    """
    judged = list(before)
    standing = judged[-1].standing if judged else Standing()
    for text in lines[len(judged) : MOST_LINES]:
        start = clock()
        line = judge_line(board, text, standing, known)
        line = replace(line, verdict=replace(line.verdict, seconds=clock() - start))
        judged.append(line)
        standing = line.standing
    for text in lines[max(MOST_LINES, len(before)) :]:
        verdict = LineVerdict(Status.NOT_PARSED, f"only {MOST_LINES} lines are judged")
        judged.append(Line(text, verdict, (), standing))
    return tuple(judged)


def judge_line(board: Board, text: str, standing: Standing, known: Sequence[Planted] = ()) -> Line:
    """The verdict on one line, given what stands before it."""
    with np.errstate(all="ignore"):  # what is not finite is looked for where values are compared
        return _judge_line(board, text, standing, known)


def _judge_line(board: Board, text: str, standing: Standing, known: Sequence[Planted]) -> Line:
    try:
        statements = board.parse(text)
        if not statements:
            return Line(
                text, LineVerdict(Status.FOLLOWS, "A comment; there is nothing to check."), (), standing
            )
        verdict, after, full = _judge(board, statements, standing, known)
    except NotParsed as error:
        verdict = LineVerdict(
            Status.NOT_PARSED, error.what, at=error.at, read=error.read, expected=error.expected
        )
        return Line(text, verdict, (), standing)
    except RecursionError:
        return Line(text, LineVerdict(Status.NOT_PARSED, "this line is nested too deeply"), (), standing)
    return Line(text, verdict, full, after)


def _judge(
    board: Board, statements: Sequence[Statement], standing: Standing, known: Sequence[Planted]
) -> tuple[LineVerdict, Standing, tuple[Statement, ...]]:
    full: list[Statement] = []
    verdict = LineVerdict(Status.FOLLOWS)
    for statement in statements:
        whole = _continued(statement, standing)
        full.append(whole)
        found, conditional = _judge_statement(
            board, whole, standing, known, goes_on=statement.sides[0] is None
        )
        right = (
            found.status is Status.FOLLOWS and not found.own
        )  # what follows from a wrong line is no truer than it
        standing = after(whole, standing, right=right, conditional=conditional)
        if verdict.status is Status.FOLLOWS:
            verdict = found
    return verdict, standing, tuple(full)


def _continued(statement: Statement, standing: Standing) -> Statement:
    """The statement with its first side filled in from the line before."""
    if statement.sides[0] is not None:
        return statement
    if standing.last is None:
        raise NotParsed(
            "this line goes on from one before it, and there is none",
            expected="a left side, such as L(w) = ...",
        )
    return Statement((standing.last, *statement.sides[1:]), statement.relations)


def after(statement: Statement, before: Standing, *, right: bool, conditional: bool) -> Standing:
    """Where a derivation stands after a statement."""
    first, last = statement.sides[0], statement.sides[-1]
    assert first is not None and last is not None
    goes_on = first is before.last and before.first is not None
    start = before.first if goes_on else first
    assert start is not None
    relation = before.relation if goes_on else "="
    for step in statement.relations:
        relation = joined(relation, step)
    equation = (start, last) if relation == "=" else None
    return Standing(start, last, relation, equation, right, conditional)


def joined(first: str, second: str) -> str:
    """The relation between the ends of a (first) b (second) c; nothing where there is none."""
    if first == "=":
        return second
    if second == "=" or first == second:
        return first
    pair = {first, second}
    if pair == {"<", "<="}:
        return "<"
    if pair == {">", ">="}:
        return ">"
    return ""


def _judge_statement(
    board: Board, statement: Statement, standing: Standing, known: Sequence[Planted], *, goes_on: bool
) -> tuple[LineVerdict, bool]:
    conditional = standing.conditional
    for left, right, relation in zip(statement.sides, statement.sides[1:], statement.relations, strict=False):
        assert left is not None and right is not None
        try:
            judged = board.relation(left, right, relation, conditional=conditional, fresh=not goes_on)
        except DoesNotFit as error:
            return _does_not_fit(board, (left, right, relation), str(error), known), conditional
        except Undecided as error:
            return LineVerdict(Status.UNDECIDED, f"{error}."), conditional
        except (ArithmeticError, MemoryError, RecursionError, ValueError, IndexError, TypeError, KeyError):
            return LineVerdict(Status.UNDECIDED, "It cannot be evaluated with numbers."), conditional
        conditional = conditional or judged.conditional
        if judged.outcome.truth is Truth.HOLDS:
            continue
        if not standing.right and not goes_on and _follows_from_wrong(board, statement, standing):
            return LineVerdict(Status.FOLLOWS, "It follows from your line before.", own=True), conditional
        if judged.outcome.truth is Truth.UNKNOWN:
            return LineVerdict(Status.UNDECIDED, f"{judged.outcome.reason}."), conditional
        return _wrong(board, judged, known), conditional
    own = not standing.right
    return LineVerdict(
        Status.FOLLOWS, "It follows from your line before." if own and goes_on else "", own=own and goes_on
    ), conditional


def _follows_from_wrong(board: Board, statement: Statement, standing: Standing) -> bool:
    """Whether a line that is not true follows all the same from the learner's own wrong line before it."""
    first, last = statement.sides[0], statement.sides[-1]
    if standing.last is None or first is None or last is None:
        return False
    try:
        if first == standing.first and all(relation == "=" for relation in statement.relations):
            found = board.relation(standing.last, last, "=", conditional=standing.conditional)
            if found.outcome.truth is Truth.HOLDS:
                return True
        if standing.equation is None or len(statement.sides) != 2:
            return False
        outcome = board.assuming(standing.equation, first, last, statement.relations[0])
    except (DoesNotFit, Undecided, ArithmeticError, ValueError, IndexError):
        return False
    return outcome.truth is Truth.HOLDS


def _wrong(board: Board, judged: Judged, known: Sequence[Planted]) -> LineVerdict:
    witness = judged.outcome.witness
    assert witness is not None
    triple = (judged.left, judged.right, judged.relation)
    if witness.upto:
        return replace(_explained(board, triple, known), message=_upto_message(judged, witness.upto))
    worlds = board.conditional if judged.under else board.worlds
    example = smallest(*triple, worlds, witness)
    return replace(
        _explained(board, triple, known), message=_numbers_message(example), counterexample=example
    )


def _explained(board: Board, triple: tuple[Node, Node, str], known: Sequence[Planted]) -> LineVerdict:
    """The planted mistake a wrong line behaves like; or the change that would make it right."""
    slip = recognised(board, triple, known)
    repair = "" if slip is not None else repaired(board, *triple)
    return LineVerdict(Status.WRONG, slip=slip, repair=repair)


def _does_not_fit(
    board: Board, triple: tuple[Node, Node, str], what: str, known: Sequence[Planted]
) -> LineVerdict:
    explained = _explained(board, triple, known)
    return replace(explained, message=f"The shapes do not fit: {what}.")


def _upto_message(judged: Judged, name: str) -> str:
    kind = "ratio" if judged.relation == "propto" else "difference"
    if (
        judged.outcome.witness is not None
        and name
        and judged.relation in ("=", "approx")
        and kind == "difference"
    ):
        return f"The two sides differ by something that depends on {name} in a way this line does not allow."
    return f"The {kind} of the two sides still depends on {name}."


_RELATION_WORDS = {
    "=": "equal to",
    "<=": "at most",
    ">=": "at least",
    "<": "less than",
    ">": "greater than",
    "approx": "near",
}


def _numbers_message(example: Counterexample) -> str:
    if len(example.left) == len(example.left[0]) == len(example.right) == len(example.right[0]) == 1:
        left, right = example.left[0][0], example.right[0][0]
        words = _RELATION_WORDS.get(example.relation, "equal to")
        return f"With the numbers below the left side is {left:.6g}, which is not {words} the right side, {right:.6g}."
    return "With the numbers below the two sides differ."
