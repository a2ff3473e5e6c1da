"""A judgement, arranged for a page."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.judgement import Judgement, LawResult, Run, Shown
from viva.judge.layers import Tier
from viva.judge.show import shape_text
from viva.web.heatmap import Table, difference_table, digits_that_tell, index_words, table
from viva.web.words import OWN_AGREES, Words, verdict_words


@dataclass(frozen=True, slots=True)
class Value:
    """A value with its name: as a table where it is an array, as text where it is not."""

    name: str
    shown: Shown
    table: Table | None


@dataclass(frozen=True, slots=True)
class CaseReport:
    """One case, with everything that explains it."""

    run: Run
    words: Words
    inputs: tuple[Value, ...]
    got: Value | None
    expected: Value | None
    difference: Table | None
    first_wrong: str  # where, in words
    worst: str  # the largest distance, in words
    shapes: str  # a sentence when the shapes differ


@dataclass(frozen=True, slots=True)
class Report:
    """A whole judgement."""

    judgement: Judgement
    words: Words
    failure: CaseReport | None
    failure_says_more: bool  # than the judgement's own sentence
    cases: tuple[tuple[Run, Words], ...]
    broken_laws: tuple[LawResult, ...]
    passed: int
    behaves_like: tuple[str, ...]  # what is wrong in each mistake that fits
    is_sandboxed: bool


def report(judgement: Judgement, problem: Problem) -> Report:
    """What a page says of a submission to `problem`."""
    failure = judgement.first_failure
    wrong = {mistake.id: mistake.wrong for mistake in problem.mistakes}
    fitting = judgement.diagnosis.mistakes if judgement.diagnosis else ()
    return Report(
        judgement=judgement,
        words=verdict_words(judgement.verdict),
        failure=case_report(failure) if failure else None,
        failure_says_more=failure is not None and failure.message not in judgement.message,
        cases=tuple((run, verdict_words(run.verdict)) for run in judgement.runs),
        broken_laws=tuple(law for law in judgement.laws if law.holds is False),
        passed=sum(run.verdict is Verdict.ACCEPTED for run in judgement.runs),
        behaves_like=tuple(wrong[id] for id in fitting if id in wrong),
        is_sandboxed=judgement.tier in (Tier.FULL.value, ""),  # empty: the verdict came before anything ran
    )


def case_report(run: Run) -> CaseReport:
    """What a page says of one case."""
    difference = run.difference
    digits = digits_that_tell(run.got, run.expected, difference)
    return CaseReport(
        run=run,
        words=verdict_words(run.verdict),
        inputs=tuple(Value(name, shown, table(shown)) for name, shown in run.inputs),
        got=Value("Got", run.got, table(run.got, difference, digits)) if run.got else None,
        expected=Value("Expected", run.expected, table(run.expected, None, digits)) if run.expected else None,
        difference=difference_table(run.got, difference),
        first_wrong=index_words(difference.at) if difference and difference.at else "",
        worst=_worst(difference.worst) if difference else "",
        shapes=_shapes(run.got, run.expected),
    )


def own_report(run: Run) -> CaseReport:
    """What a page says of a run on the learner's own inputs."""
    found = case_report(run)
    if run.verdict is not Verdict.ACCEPTED:
        return found
    return replace(found, words=OWN_AGREES)


def _worst(distance: float) -> str:
    return f"{distance:.3g}" if math.isfinite(distance) else "not finite"


def _shapes(got: Shown | None, expected: Shown | None) -> str:
    if got is None or expected is None or got.shape is None or expected.shape is None:
        return ""
    if got.shape == expected.shape:
        return ""
    return f"Your answer has {shape_text(got.shape)}; {shape_text(expected.shape)} is expected."
