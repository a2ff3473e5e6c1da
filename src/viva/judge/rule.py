"""The rules by which answers become verdicts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.answer import Answer
from viva.judge.built import Asked, Performance
from viva.judge.compare import Comparison, compare
from viva.judge.judgement import LawResult, Run
from viva.judge.pool import Ending, Transcript
from viva.judge.show import describe, show

OWN_LAW = "arguments are left as they were"
_NUMERICAL = {"OverflowError", "ZeroDivisionError", "FloatingPointError"}


def fails(run: Run) -> bool:
    """Reached, and not right."""
    return run.verdict not in (None, Verdict.ACCEPTED)


def judge_answer(
    case: Asked,
    mine: Answer | None,
    expected: Answer,
    problem: Problem,
    transcript: Transcript | None,
    number: int,
) -> Run:
    """One case: the verdict, one sentence and, where it failed, everything a person needs to see why.

    mine: None if the case was not reached. transcript: None when only right or wrong matters.
    """
    if mine is None:
        return Run(case.name, case.kind, None)
    found = _judged(case, mine, expected, problem)
    if transcript is None:
        return Run(case.name, case.kind, found.verdict, found.message)
    reply = transcript.replies[number]
    if found.verdict is Verdict.ACCEPTED:
        return Run(case.name, case.kind, found.verdict, seconds=reply.seconds, stdout=reply.stdout)
    return Run(
        case.name,
        case.kind,
        found.verdict,
        found.message,
        reply.seconds,
        inputs=tuple((name, show(value)) for name, value in case.inputs().items()),
        got=show(mine.value) if mine.returned else None,
        expected=show(expected.value) if expected.returned else None,
        difference=found.difference,
        traceback=reply.error.traceback if reply.error else "",
        stdout=reply.stdout,
    )


def _judged(case: Asked, mine: Answer, expected: Answer, problem: Problem) -> Comparison:
    found = _compared(case, mine, expected, problem)
    if found.verdict is Verdict.WRONG_ANSWER and case.kind == "stability":
        return replace(found, verdict=Verdict.UNSTABLE)
    if found.verdict is Verdict.ACCEPTED and mine.mutated:
        names = ", ".join(mine.mutated)
        return Comparison(Verdict.LAW_BROKEN, f"the call changes its argument {names} in place")
    return found


def _compared(case: Asked, mine: Answer, expected: Answer, problem: Problem) -> Comparison:
    if not mine.returned:
        return Comparison(*_raised(case, mine, expected))
    if not expected.returned:
        wanted = " or ".join(case.raises) or expected.errors[0]
        return _wrong(f"{wanted} is the right answer here, but {describe(mine.value)} came back")
    if not expected.viewed:
        return compare(mine.value, expected.value, problem.tolerance)
    if not mine.viewed:
        return _wrong(f"the answer does not have the form that is asked for ({mine.message})")
    found = compare(mine.view, expected.view, problem.tolerance, "the answer in canonical form")
    if found.difference is None:
        return found
    # The grid is of the view, which has another shape than what is shown.
    return replace(found, difference=replace(found.difference, grid=None))


def _wrong(message: str) -> Comparison:
    return Comparison(Verdict.WRONG_ANSWER, message)


def _raised(case: Asked, mine: Answer, expected: Answer) -> tuple[Verdict, str]:
    name, text = mine.errors[0], f"{mine.errors[0]}: {mine.message}".rstrip(": ")
    if name == "FORBIDDEN":
        return Verdict.FORBIDDEN, mine.message or "a forbidden name was used"
    if name == "NOT_PLAIN":
        return Verdict.WRONG_ANSWER, f"what came back is not plain data: {mine.message}"
    if "MemoryError" in mine.errors:
        return Verdict.MEMORY_LIMIT, text
    if not expected.returned and set(mine.errors) & set(case.raises or expected.errors[:1]):
        return Verdict.ACCEPTED, ""
    if not expected.returned:
        return Verdict.ERROR, f"{text} was raised, {' or '.join(case.raises)} is the right answer here"
    if case.kind == "stability" and set(mine.errors) & _NUMERICAL:
        return Verdict.UNSTABLE, text
    return Verdict.ERROR, text


def own_law(runs: Sequence[Run], who: Performance) -> LawResult:
    """The law that holds for every problem: a call leaves its arguments as they were."""
    first = next((i for i, answer in enumerate(who.answers) if answer.mutated), None)
    if first is None:
        return LawResult(OWN_LAW, True if who.answers else None)
    return LawResult(
        OWN_LAW, False, runs[first].case, f"{', '.join(who.answers[first].mutated)} was changed in place"
    )


def why_ended(transcript: Transcript, entry: tuple[str, ...]) -> tuple[Verdict | None, str]:
    """What a run that did not finish means; (None, "") if it finished."""
    error = transcript.load_error
    match transcript.ending:
        case Ending.FINISHED:
            return None, ""
        case Ending.TIME_LIMIT:
            return Verdict.TIME_LIMIT, f"stopped after {transcript.cpu_seconds:.1f} s of computing"
        case Ending.MEMORY_LIMIT:
            return Verdict.MEMORY_LIMIT, f"stopped at {transcript.peak_mib:.0f} MiB"
        case Ending.OUTPUT_LIMIT:
            return Verdict.OUTPUT_LIMIT, "it prints too much"
        case Ending.FORBIDDEN:
            return Verdict.FORBIDDEN, error.message if error else "a forbidden name was used"
        case Ending.LOAD_FAILED if error is not None and "MemoryError" in error.names:
            return Verdict.MEMORY_LIMIT, "no memory was left while the file was loading"
        case Ending.LOAD_FAILED if error is not None:
            where = f"line {error.line}: " if error.line else ""
            return Verdict.ERROR, f"{where}{error.names[0]}: {error.message}".rstrip(": ")
        case Ending.CRASHED:
            return Verdict.ERROR, f"the process ended before it answered: {transcript.detail}"
        case Ending.INVALID_OUTPUT:
            return Verdict.ERROR, f"what the process sent is not an answer: {transcript.detail}"
    return Verdict.JUDGE_ERROR, f"the judge could not run this: {transcript.detail}"


def overall(
    runs: Sequence[Run], laws: Sequence[LawResult], ended: Verdict | None, message: str
) -> tuple[Verdict, str]:
    """One verdict for all: the first failure that is worse than form or rounding, else the first failure.

    ended: why the run stopped early, which stands for the first case that was not reached.
    """
    failures = [(run.verdict, f"{run.case}: {run.message}") for run in runs if fails(run)]
    if ended is not None:
        stopped = next((run.case for run in runs if run.verdict is None), "")
        failures.append((ended, f"{stopped}: {message}" if stopped else message))
    mild = (Verdict.PRESENTATION, Verdict.UNSTABLE, Verdict.LAW_BROKEN)
    grave = [each for each in failures if each[0] not in mild]
    unstable = [each for each in failures if each[0] is Verdict.UNSTABLE]
    first = next(iter(grave or unstable or failures), None)
    if first is not None and first[0] is not None:
        return first[0], first[1]
    broken = next((law for law in laws if law.holds is False), None)
    if broken is not None:
        return Verdict.LAW_BROKEN, f"{broken.case}: {broken.law}" + (
            f" ({broken.message})" if broken.message else ""
        )
    unasked = next((law for law in laws if law.holds is None and law.message), None)
    if unasked is not None:
        return Verdict.JUDGE_ERROR, f"the law “{unasked.law}” does not run: {unasked.message}"
    return Verdict.ACCEPTED, ""
