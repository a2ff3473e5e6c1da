"""Judges tests that a learner wrote: do they pass on right programs, and how many wrong ones do they catch?

The wrong programs are the problem's known mistakes and planted bugs that its own examination rejects without a
crash. The tests run beside each of them in a candidate, as untrusted as any submission. They also meet the
reference with other line numbers and without its documentation, so that a test of the text gains nothing.
"""

from __future__ import annotations

import ast
import random
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from viva.content.parsing import parsed
from viva.content.problem import Problem
from viva.judge import runner_source
from viva.judge.candidate.wire import pack
from viva.judge.examiner import Examiner
from viva.judge.mutants import mutants
from viva.judge.pool import Call, Ending, Limits, Outcome, Setup, Transcript
from viva.judge.strength import hurried, loud

MUTANTS = 40  # planted bugs, drawn from all
TRIED = 80  # of which at most so many are looked at
_CALL = Call("runner:run", pack({}))


@dataclass(frozen=True, slots=True)
class OneTest:
    """What one test said of a right program."""

    name: str
    passed: bool
    message: str = ""


@dataclass(frozen=True, slots=True)
class Tested:
    """The outcome. `error`: why the tests could not be run at all; nothing else is known then.

    mistakes: ids of the known mistakes, with whether each was caught. mutants: how many planted bugs, and how many of
    them were caught. Nothing is counted as caught while a test fails on a right program.
    """

    problem: str
    digest: str
    error: str = ""
    tests: tuple[OneTest, ...] = ()
    mistakes: tuple[tuple[str, bool], ...] = ()
    mutants: int = 0
    caught_mutants: int = 0

    @property
    def sound(self) -> bool:
        """Whether every test passes on right programs."""
        return not self.error and bool(self.tests) and all(test.passed for test in self.tests)

    @property
    def total(self) -> int:
        return len(self.mistakes) + self.mutants

    @property
    def caught(self) -> int:
        return sum(caught for _, caught in self.mistakes) + self.caught_mutants


class Proctor:
    """Judges learners' tests; remembers the wrong programs of the problems it has met."""

    def __init__(self, examiner: Examiner, *, threads: int = 2) -> None:
        self._examiner, self._pool, self._threads = examiner, examiner.pool, threads
        self._planted: dict[tuple[str, str], tuple[str, ...]] = {}
        self._lock = threading.Lock()

    def judge(self, problem: Problem, tests: str) -> Tested:
        """Raises AuthorError if the problem itself does not run."""
        where = (problem.id, problem.digest)
        outcome, error = _outcome(self._run(problem, problem.reference, tests))
        if error:
            return Tested(*where, error=error)
        if not outcome:
            return Tested(*where, error="there is no test: write functions whose names begin with test")
        disguised, _ = _outcome(self._run(problem, _disguised(problem.reference), tests))
        outcome = tuple(
            one if one.passed and other.passed else (other if one.passed else one)
            for one, other in zip(outcome, disguised or outcome, strict=False)
        )
        if not all(test.passed for test in outcome):
            return Tested(*where, tests=outcome)
        planted = self._mutants(problem)
        problem = hurried(problem, self._examiner)
        wrong = [mistake.source for mistake in problem.mistakes] + list(planted)
        with ThreadPoolExecutor(self._threads) as executor:
            caught = list(executor.map(lambda source: self._catches(problem, source, tests), wrong))
        known = tuple(zip((m.id for m in problem.mistakes), caught, strict=False))
        return Tested(*where, "", outcome, known, len(planted), sum(caught[len(known) :]))

    def _catches(self, problem: Problem, source: str, tests: str) -> bool:
        """A crash or a hang is caught as well: a test that does not end well has failed."""
        outcome, error = _outcome(self._run(problem, source, tests))
        return bool(error) or not all(test.passed for test in outcome)

    def _run(self, problem: Problem, source: str, tests: str) -> Transcript:
        limits = problem.limits
        plan = Setup(
            problem.runtime,
            (("submission", source), ("tests", tests), ("runner", runner_source.SOURCE)),
            Limits(limits.cpu_seconds, limits.wall_seconds, limits.memory_mib, limits.output_kib),
        )
        return self._pool.run(plan, [_CALL])

    def _mutants(self, problem: Problem) -> tuple[str, ...]:
        """Planted bugs that the problem's own examination rejects by a wrong value; always the same ones."""
        key = (problem.id, problem.digest)
        with self._lock:
            known = self._planted.get(key)
        if known is None:
            known = self._plant(problem)
            with self._lock:
                self._planted[key] = known
        return known

    def _plant(self, problem: Problem) -> tuple[str, ...]:
        every, problem = mutants(problem.reference), hurried(problem, self._examiner)
        drawn = random.Random(problem.id).sample(every, min(TRIED, len(every)))
        with ThreadPoolExecutor(self._threads) as executor:
            judged = executor.map(lambda m: self._examiner.judge(problem, m.source, count=False), drawn)
            silent = [
                m.source
                for m, said in zip(drawn, judged, strict=True)
                if not said.accepted and not loud(said)
            ]
        return tuple(silent[:MUTANTS])


def _disguised(source: str) -> str:
    """The same program with other line numbers and without its docstrings and comments."""
    tree = parsed(source)
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Module | ast.FunctionDef | ast.ClassDef)
            and ast.get_docstring(node) is not None
        ):
            node.body = node.body[1:] or [ast.Pass()]
    return "\n\n" + ast.unparse(ast.fix_missing_locations(tree))


def _outcome(transcript: Transcript) -> tuple[tuple[OneTest, ...], str]:
    """What each test said, or why there is nothing to say."""
    if transcript.ending is Ending.LOAD_FAILED and transcript.load_error is not None:
        error = transcript.load_error
        return (), f"they do not load: {error.names[0]}: {error.message}"
    if transcript.ending is not Ending.FINISHED or not transcript.replies:
        words = {Ending.TIME_LIMIT: "they take too long", Ending.OUTPUT_LIMIT: "they print too much"}
        return (), words.get(transcript.ending, f"they ended the process: {transcript.detail}")
    reply = transcript.replies[0]
    if reply.outcome is not Outcome.RETURNED:
        return (), reply.error.message if reply.error else "they did not report"
    return _tests(reply.value), ""


def _tests(value: object) -> tuple[OneTest, ...]:
    """Read from an untrusted process: whatever is not a report counts as a test that failed."""
    rows: Sequence[object] = value if isinstance(value, list) else [None]
    return tuple(_one(row) for row in rows)


def _one(row: object) -> OneTest:
    if isinstance(row, list) and len(row) == 3 and isinstance(row[1], bool):
        return OneTest(str(row[0])[:200], row[1], str(row[2])[:500])
    return OneTest("?", False, "no report of a test")
