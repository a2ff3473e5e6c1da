"""What the author of a problem claims, proved by running it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from viva.content.errors import Finding
from viva.content.problem import Problem
from viva.content.starter import starter
from viva.content.verdict import Verdict
from viva.judge import build as building
from viva.judge.answer import answer_of, same
from viva.judge.built import Built
from viva.judge.errors import AuthorError
from viva.judge.examiner import Examiner
from viva.judge.judgement import Judgement
from viva.judge.pool import Limits, Pool, Setup

CASES, EDGES, MISTAKES, HINTS, FOLLOW_UPS = 8, 4, 4, 2, 3  # the least of each
SECTIONS = ("Idea", "Complexity", "Numerical issues", "In an interview")


@dataclass(frozen=True, slots=True)
class Report:
    """What was found about one problem. `confusion`: what each mistake was recognised as, by id."""

    problem: str
    findings: tuple[Finding, ...]
    cases: int = 0
    edges: int = 0
    laws: int = 0
    mistakes: int = 0
    confusion: tuple[tuple[str, str], ...] = ()


def prove(problem: Problem, examiner: Examiner, pool: Pool) -> Report:
    """Proves one problem: everything that is wrong with it, and what it has."""
    findings = list(_words(problem))
    try:
        built = examiner.built(problem)
        findings += _examination(problem, built)
        findings += _reference(problem, built, examiner, pool)
        findings += _starter(problem, examiner)
        judgements = [(m.id, examiner.judge(problem, m.source, count=False)) for m in problem.mistakes]
        findings += _mistakes(problem, judgements)
        findings += _library(problem, built, pool)
    except AuthorError as error:
        findings.append(
            Finding(error.where, error.what, error.traceback or "Run the file by itself to see why.")
        )
        return Report(problem.id, tuple(findings))
    confusion = tuple(
        (id, ", ".join(j.diagnosis.mistakes) if j.diagnosis else j.verdict.value) for id, j in judgements
    )
    edges = sum(case.kind == "edge" for case in built.asked)
    return Report(
        problem.id, tuple(findings), len(built.asked), edges, len(built.laws), len(judgements), confusion
    )


def _at(problem: Problem, file: str) -> str:
    return f"{problem.id}/{file}"


def _words(problem: Problem) -> Iterator[Finding]:
    """What people read is there."""
    toml = _at(problem, "problem.toml")
    for what, have, least in (
        ("hints", problem.hints, HINTS),
        ("follow-ups", problem.follow_ups, FOLLOW_UPS),
        ("sources", problem.sources, 1),
    ):
        if len(have) < least:
            yield Finding(toml, f"{len(have)} {what}, at least {least} are needed", f"Add {what}.")
    for section in SECTIONS:
        if not re.search(rf"^## {section}\s*$", problem.editorial, re.MULTILINE):
            yield Finding(
                _at(problem, "editorial.md"), f"there is no section “{section}”", f"Add “## {section}”."
            )
    if len(problem.mistakes) < MISTAKES:
        yield Finding(
            _at(problem, "mistakes/"),
            f"{len(problem.mistakes)} mistakes, at least {MISTAKES} are needed",
            "Add wrong programs that people really write.",
        )
    if len(problem.statement.split()) < 30:
        yield Finding(
            _at(problem, "statement.md"),
            "the statement is too short to solve the problem from",
            "Say the signature, conventions, errors and empty input.",
        )


def _examination(problem: Problem, built: Built) -> Iterator[Finding]:
    where = _at(problem, "cases.py")
    edges = sum(case.kind == "edge" for case in built.asked)
    if len(built.asked) < CASES:
        yield Finding(
            where,
            f"{len(built.asked)} cases, at least {CASES} are needed",
            "Add cases that some wrong program fails.",
        )
    if edges < EDGES:
        yield Finding(
            where,
            f"{edges} edge cases, at least {EDGES} are needed",
            "Use @edge where the mathematics is special.",
        )
    names = [case.name for case in built.asked]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Finding(
            where, f"two cases are named “{name}”", "Give each case its own name: it is also its seed."
        )
    if not any(case.shown for case in built.asked):
        yield Finding(
            where, "no case is shown under the statement", "Mark one or two typical ones shown=True."
        )
    for case, answer in zip(built.asked, built.reference.answers, strict=False):
        if case.raises and answer.returned:
            yield Finding(
                where,
                f"“{case.name}” expects {' or '.join(case.raises)}, the reference returns a value",
                "Mend the case or the reference.",
            )
        if not case.raises and not answer.returned:
            yield Finding(
                where,
                f"the reference raises {answer.errors[0]} on “{case.name}”: {answer.message}",
                "Say raises=... if that is the right answer.",
            )
    sizes = [n for n, _ in built.growing]
    if sizes and (len(sizes) < 3 or any(b != 2 * a for a, b in pairwise(sizes))):
        yield Finding(
            where,
            f"@sized{tuple(sizes)}: growth needs three or more sizes, each twice the last",
            "Use @sized(4, 8, 16).",
        )
    if sizes and not built.operations:
        yield Finding(
            where,
            "the reference's operations could not be counted at these sizes",
            "Use smaller sizes, and runtime python.",
        )


def _reference(problem: Problem, built: Built, examiner: Examiner, pool: Pool) -> Iterator[Finding]:
    """The reference passes its own examination, and twice gives the same answers."""
    where = _at(problem, "reference.py")
    judgement = examiner.judge(problem, problem.reference, count=False)
    if not judgement.accepted:
        yield Finding(
            where,
            f"the reference is not accepted: {judgement.verdict.value}: {judgement.message}",
            "Mend the reference, the cases or the laws.",
        )
    for law in judgement.laws:
        if law.holds is None and not law.message:
            yield Finding(
                _at(problem, "cases.py"),
                f"the law “{law.law}” applies to no case",
                "Add a case to which it applies, or drop it.",
            )
    plan, asked = building.setup(problem, problem.reference), building.calls(problem, built.asked)
    again = [answer_of(reply) for reply in pool.run(plan, asked).replies]
    for case, first, second in zip(built.asked, built.reference.answers, again, strict=False):
        if not same(replace(first, view=None, viewed=False), second, problem.tolerance):
            yield Finding(
                where,
                f"two runs on “{case.name}” give different answers",
                "Take randomness from a seed that is an input.",
            )


def _starter(problem: Problem, examiner: Examiner) -> Iterator[Finding]:
    try:
        source = starter(problem.reference, problem.entry)
    except (ValueError, SyntaxError) as error:
        yield Finding(
            _at(problem, "reference.py"),
            f"no starter can be cut from it: {error}",
            "Define every name in `entry` at the top level.",
        )
        return
    if examiner.judge(problem, source, count=False).accepted:
        yield Finding(
            _at(problem, "reference.py"),
            "the untouched starter is accepted",
            "Add a case that an empty function fails.",
        )


def _mistakes(problem: Problem, judgements: list[tuple[str, Judgement]]) -> Iterator[Finding]:
    """Every mistake is rejected and recognised as itself."""
    for id, judgement in judgements:
        where = _at(problem, f"mistakes/{id}.py")
        if judgement.accepted:
            yield Finding(where, "this mistake is accepted", "Add a case or a law that it fails.")
        elif judgement.verdict is Verdict.JUDGE_ERROR:
            yield Finding(
                where, f"the judge could not decide: {judgement.message}", "Mend the law or the case."
            )
        elif judgement.diagnosis is None:
            yield Finding(
                where,
                f"this mistake is not recognised ({judgement.verdict.value}: {judgement.message})",
                "It must run, and behave the same each time.",
            )
        elif judgement.diagnosis.mistakes != (id,):
            others = ", ".join(other for other in judgement.diagnosis.mistakes if other != id)
            yield Finding(
                where,
                f"no case tells this mistake from {others}",
                "Add a case on which they differ, or keep one of them.",
            )


def _library(problem: Problem, built: Built, pool: Pool) -> Iterator[Finding]:
    """The library's equivalent gives the reference's answers, but for the cases that are said to differ."""
    if problem.library_source is None:
        return
    where = _at(problem, "library.py")
    plan = building.setup(problem, problem.library_source)
    runtime = "torch" if problem.runtime == "torch" or "import torch" in problem.library_source else "numpy"
    limits = Limits(cpu_seconds=30.0, wall_seconds=60.0, memory_mib=1024, output_kib=256)
    calls = building.calls(problem, built.asked)
    transcript = pool.run(Setup(runtime, plan.modules, limits), calls)
    if transcript.load_error is not None:
        yield Finding(
            where,
            f"it does not load: {transcript.load_error.names[0]}: {transcript.load_error.message}",
            "Install what it imports, or mend it.",
        )
        return
    who = building.performance(built.asked, transcript)
    if built.canonical:
        session = building.open_assessor(problem, pool)
        who = building.with_views(problem, session, who)
        session.close()
    for case, mine, theirs in zip(built.asked, who.answers, built.reference.answers, strict=False):
        agrees = not theirs.returned or (
            mine.returned and same(replace(mine, mutated=()), replace(theirs, mutated=()), problem.tolerance)
        )
        if not agrees and case.name not in problem.library_differs:
            yield Finding(
                where,
                f"the library answers otherwise on “{case.name}”",
                "If that is right, list the case in library_differs and say why in the editorial.",
            )
    unknown = set(problem.library_differs) - {case.name for case in built.asked}
    for name in sorted(unknown):
        yield Finding(
            _at(problem, "problem.toml"),
            f"library_differs names “{name}”, which is no case",
            "Use the case's exact name.",
        )
