"""How many wrong programs an examination lets through, measured by planting bugs in its reference.

A mutant that passes is not yet a hole: it may be the same function written otherwise. It is run beside the
reference on at least a hundred further inputs; only one that differs there counts as having got through.
Mutants that crash or hang are loud, any test finds them; the score leaves them out.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from viva.content.problem import Problem, Tolerance
from viva.content.verdict import Verdict
from viva.judge import build as building
from viva.judge.answer import Answer, answer_of, same
from viva.judge.candidate.wire import pack
from viva.judge.examiner import Examiner
from viva.judge.judgement import Judgement
from viva.judge.mutants import Mutant, mutants
from viva.judge.pool import Call, Limits, Pool, Setup

VARIATIONS = 120  # further inputs on which a surviving mutant is compared with the reference
_LOUD = (Verdict.ERROR, Verdict.TIME_LIMIT, Verdict.MEMORY_LIMIT, Verdict.OUTPUT_LIMIT, Verdict.FORBIDDEN)


@dataclass(frozen=True, slots=True)
class Strength:
    """The outcome of a mutation test of one problem."""

    problem: str
    loud: int
    killed: int  # silent and rejected
    equivalent: int
    survivors: tuple[Mutant, ...]  # silent, accepted, and different from the reference somewhere
    idle: tuple[str, ...]  # cases that no mutant and no mistake fails

    @property
    def silent(self) -> int:
        return self.killed + len(self.survivors)

    @property
    def rejected_share(self) -> float:
        """Share of non-equivalent silent mutants that are rejected; 1.0 if there are none."""
        return self.killed / self.silent if self.silent else 1.0


def strength(problem: Problem, examiner: Examiner, pool: Pool, *, threads: int = 2) -> Strength:
    """The mutation test of one problem. Raises AuthorError if its programs do not run."""
    every = mutants(problem.reference)
    problem = hurried(problem, examiner)
    with ThreadPoolExecutor(threads) as executor:
        judgements = list(executor.map(lambda m: examiner.judge(problem, m.source, count=False), every))
        alive = [m for m, judgement in zip(every, judgements, strict=True) if judgement.accepted]
        further = _further(problem, pool)
        truth = _answers(problem, problem.reference, further, pool)
        differ = list(executor.map(lambda m: _differs(problem, m.source, further, truth, pool), alive))
    survivors = tuple(m for m, apart in zip(alive, differ, strict=True) if apart)
    silent = [j for j in judgements if not j.accepted and not loud(j)]
    return Strength(
        problem.id,
        loud=len(every) - len(alive) - len(silent),
        killed=len(silent),
        equivalent=len(alive) - len(survivors),
        survivors=survivors,
        idle=_idle(
            problem,
            [*judgements, *(examiner.judge(problem, m.source, count=False) for m in problem.mistakes)],
        ),
    )


def hurried(problem: Problem, examiner: Examiner) -> Problem:
    """The same problem with less time: a mutant that needs ten times the reference's hangs, and is loud."""
    needed = examiner.judge(problem, problem.reference, count=False).cpu_seconds
    seconds = min(problem.limits.cpu_seconds, max(0.25, 10 * needed))
    return replace(problem, limits=replace(problem.limits, cpu_seconds=seconds))


def loud(judgement: Judgement) -> bool:
    """Whether any test would have found this: it fails, and never by a wrong value."""
    if not judgement.runs:
        return True
    values = {run.verdict for run in judgement.runs} - {None, Verdict.ACCEPTED}
    return judgement.verdict in _LOUD and not values - set(_LOUD)


def _idle(problem: Problem, judgements: Iterable[Judgement]) -> tuple[str, ...]:
    names: dict[str, bool] = {}
    for judgement in judgements:
        for run in judgement.runs:
            names[run.case] = names.get(run.case, False) or run.verdict not in (None, Verdict.ACCEPTED)
    return tuple(name for name, failed in names.items() if not failed)


def _further(problem: Problem, pool: Pool) -> list[Call]:
    session = building.open_assessor(problem, pool)
    try:
        rows = building.ask(problem, session, "variations", count=VARIATIONS)
    finally:
        session.close()
    return [Call(building.target(problem), pack(values), seed) for seed, values in rows]


def _answers(problem: Problem, source: str, calls: Sequence[Call], pool: Pool) -> list[Answer]:
    """Answers to many calls, with more time than a submission gets."""
    plan = building.setup(problem, source)
    limits = Limits(
        cpu_seconds=30.0, wall_seconds=60.0, memory_mib=max(512, problem.limits.memory_mib), output_kib=256
    )
    transcript = pool.run(Setup(plan.runtime, plan.modules, limits, plan.forbidden), calls)
    return [answer_of(reply) for reply in transcript.replies]


def _differs(
    problem: Problem, source: str, calls: Sequence[Call], truth: Sequence[Answer], pool: Pool
) -> bool:
    """Whether a program that passed the cases differs from the reference where the reference has a value."""
    mine = _answers(problem, source, calls, pool)
    if len(mine) < len(truth):
        return True
    wide = Tolerance(rtol=max(problem.tolerance.rtol, 1e-7), atol=problem.tolerance.atol)
    return any(
        theirs.returned and not same(ours, theirs, wide) for ours, theirs in zip(mine, truth, strict=False)
    )
