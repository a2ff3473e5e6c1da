"""What the files of a pack promise about derivations, proved: the model follows, its mistakes are refused and named."""

from __future__ import annotations

from collections.abc import Iterator

from viva.content.derivation import Derivation, Exercise
from viva.content.errors import Finding
from viva.derive.errors import DeriveError, NotParsed
from viva.derive.exercise import Sheet
from viva.derive.judging import Standing, judge_line
from viva.derive.progress import Course
from viva.derive.verdicts import LineVerdict, Status

Proof = tuple[int, list[Finding]]  # promises kept, and what is wrong


def prove_derivation(derivation: Derivation) -> Proof:
    """Every promise of a derivation: how many were kept, and the findings of those that were not."""
    course = Course(derivation)
    where = str(derivation.file)
    try:
        findings = [*_goal(course)] or [*_model(course), *_slips(course), *_given(course)]
    except NotParsed as error:
        return 0, [Finding(where, f"not understood: {error.what}", "Correct the LaTeX, or declare the name.")]
    except DeriveError as error:
        return 0, [Finding(where, str(error), "Correct the declarations.")]
    promises = len(derivation.lines) + len(derivation.slips) + 1
    return promises - len(findings), findings


def _model(course: Course) -> Iterator[Finding]:
    report = course.report([line.latex for line in course.derivation.lines])
    for place, verdict in enumerate(report.lines):
        if verdict.status is not Status.FOLLOWS:
            yield _finding(course.derivation, f"model line {place + 1} {verdict.status.words}{_why(verdict)}")
    missing = [place + 1 for place in report.milestones if place not in report.reached]
    if missing and all(verdict.status is Status.FOLLOWS for verdict in report.lines):
        yield _finding(
            course.derivation, f"the milestone of line {missing[0]} is not recognised in its own line"
        )
    elif not report.complete and not missing:
        yield _finding(course.derivation, "the last model line does not reach the goal, or not in its form")


def _goal(course: Course) -> Iterator[Finding]:
    statements = course.board.parse(course.derivation.goal)
    if len(statements) != 1:
        yield _finding(course.derivation, "the goal is more than one relation", "State one goal, A = B.")
    elif statements[0].sides[0] is None:
        yield _finding(course.derivation, "the goal has no left side", "State it as A = B.")


def _given(course: Course) -> Iterator[Finding]:
    for text in course.derivation.setting.given:
        verdict = judge_line(course.board, text, Standing()).verdict
        if verdict.status is not Status.FOLLOWS:
            yield _finding(course.derivation, f"what is given {verdict.status.words}: {text}{_why(verdict)}")


def _slips(course: Course) -> Iterator[Finding]:
    for slip in course.derivation.slips:
        before = course.model[slip.line - 2].standing if slip.line > 1 else Standing()
        verdict = judge_line(course.board, slip.latex, before, course.planted).verdict
        yield from _refused(course.derivation, verdict, slip.name)


def prove_exercise(exercise: Exercise) -> Proof:
    """The answer is accepted, its mistakes are refused and named."""
    sheet = Sheet(exercise)
    findings: list[Finding] = []
    verdict = sheet.judge(exercise.formula)
    if verdict.status is not Status.FOLLOWS:
        findings.append(_finding(exercise, f"its own answer {verdict.status.words}{_why(verdict)}"))
    for slip in exercise.slips:
        findings += _refused(exercise, sheet.judge(slip.latex), slip.name)
    return 1 + len(exercise.slips) - len(findings), findings


def _refused(item: Derivation | Exercise, verdict: LineVerdict, name: str) -> Iterator[Finding]:
    if verdict.status is not Status.WRONG:
        yield _finding(
            item, f"the mistake {name} {verdict.status.words}{_why(verdict)}", "Plant a line that is wrong."
        )
    elif verdict.slip is None or verdict.slip.name != name:
        as_what = f"taken for {verdict.slip.name}" if verdict.slip else "not recognised"
        yield _finding(
            item, f"the mistake {name} is {as_what}", "Two mistakes with one value cannot be told apart."
        )


def _why(verdict: LineVerdict) -> str:
    return f": {verdict.message}" if verdict.message else ""


def _finding(
    item: Derivation | Exercise, what: str, remedy: str = "Correct the line, or the declarations."
) -> Finding:
    return Finding(str(item.file), what, remedy)
