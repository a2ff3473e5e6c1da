"""The judge as the pages use it: it may still be warming up, and its defects are verdicts, not exceptions."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from functools import lru_cache

from viva.content.drill import Drill
from viva.content.drilling import Asked
from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.driller import generate
from viva.judge.errors import AuthorError
from viva.judge.examiner import Examiner, Example
from viva.judge.judgement import Judgement, Run
from viva.judge.pool import PoolError
from viva.judge.shrink import shrink
from viva.judge.snippets import run_blocks
from viva.judge.written_tests import Proctor, Tested

log = logging.getLogger("viva.web")
DEFECTS = (AuthorError, PoolError)  # of the problem or of the judge, never of the learner
Examples = tuple[Example, ...]


class Bench:
    """Makes each problem ready once, in the background, from the moment somebody opens it.

    The first time in the life of a pack this takes seconds, because every known mistake is run.
    """

    def __init__(self, examiner: Future[Examiner]) -> None:
        self._examiner = examiner
        self._preparing = ThreadPoolExecutor(max_workers=2, thread_name_prefix="preparing")
        # As many as may wait for programs that run up to their limits; waiting costs nothing.
        self._judging = ThreadPoolExecutor(max_workers=64, thread_name_prefix="judging")
        self._examples: dict[tuple[str, str], Future[Examples]] = {}
        self._lock = threading.Lock()
        self._tests: Proctor | None = None
        self._closed = threading.Event()
        # Each question is wanted three times: asked, compared, shown with its answer.
        self._asked = lru_cache(maxsize=256)(self._make_question)

    def begin(self, problem: Problem, source: str) -> Future[Judgement]:
        """Judge in another thread, while this one writes down what it knows already."""
        return self._judging.submit(self.judge, problem, source)

    def judge(self, problem: Problem, source: str) -> Judgement:
        """What the examiner says."""
        try:
            self._prepare(problem).result()
            return self._examiner.result().judge(problem, source)
        except DEFECTS as error:
            return Judgement(problem.id, problem.digest, Verdict.JUDGE_ERROR, _explain(problem, error))

    def judge_tests(self, problem: Problem, tests: str) -> Tested:
        """What a learner's tests catch."""
        try:
            self._prepare(problem).result()
            return self._proctor().judge(problem, tests)
        except DEFECTS as error:
            return Tested(problem.id, problem.digest, _explain(problem, error))

    def run_blocks(self, runtime: str, blocks: Sequence[str]) -> tuple[str, str]:
        """What the last block of a lesson prints, and what goes wrong; the ones before it set the scene."""
        try:
            transcript = run_blocks(self._examiner.result().pool, runtime, blocks)
        except PoolError as error:
            return "", str(error)
        last = transcript.replies[-1] if len(transcript.replies) == len(blocks) else None
        if last is None:
            return transcript.stdout_rest, f"stopped: {transcript.ending.value}"
        return last.stdout, last.error.traceback or last.error.message if last.error else ""

    def make_question(self, drill: Drill, seed: int) -> Asked:
        """The question that a drill makes of a seed. Raises AuthorError or PoolError where it makes none."""
        return self._asked(drill, seed)

    def smaller(self, problem: Problem, source: str, case: str) -> Run | None:
        """A smaller input on which a program fails as on `case`; None if none was found."""
        try:
            self._prepare(problem).result()
            examiner = self._examiner.result()
            return shrink(examiner.pool, examiner.built(problem), source, case, clock=time.monotonic)
        except DEFECTS as error:
            _explain(problem, error)
            return None

    def try_inputs(self, problem: Problem, source: str, inputs: str) -> Run:
        """A run on own inputs. Raises InputsError if they cannot be read."""
        try:
            self._prepare(problem).result()
            return self._examiner.result().try_inputs(problem, source, inputs)
        except DEFECTS as error:
            return Run("own inputs", "case", Verdict.JUDGE_ERROR, _explain(problem, error))

    def examples(self, problem: Problem, *, seconds: float) -> Examples | None:
        """The cases shown under the statement; None if they are not ready within `seconds`."""
        try:
            return self._prepare(problem).result(timeout=seconds)
        except TimeoutError:
            return None
        except DEFECTS as error:
            _explain(problem, error)
            return ()

    def make_ahead(self, problems: Iterable[Problem]) -> None:
        """Build, in the background and one after the other, what nobody has opened yet."""
        threading.Thread(target=self._make_ahead, args=(tuple(problems),), name="ahead", daemon=True).start()

    def _make_ahead(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            if self._closed.is_set():
                return
            try:
                self._examiner.result().make_ahead(problem)
            except DEFECTS as error:
                if not self._closed.is_set():  # a pool that is closed is no defect
                    _explain(problem, error)

    def close(self) -> None:
        """Forget what is still waiting."""
        self._closed.set()
        self._preparing.shutdown(wait=False, cancel_futures=True)
        self._judging.shutdown(wait=False, cancel_futures=True)

    def _proctor(self) -> Proctor:
        with self._lock:
            if self._tests is None:
                self._tests = Proctor(self._examiner.result())
            return self._tests

    def _make_question(self, drill: Drill, seed: int) -> Asked:
        return generate(drill, seed, self._examiner.result().pool)

    def _prepare(self, problem: Problem) -> Future[Examples]:
        key = (problem.id, problem.digest)
        with self._lock:
            known = self._examples.get(key)
            if known is None or (
                known.done() and known.exception() is not None
            ):  # what failed is tried again
                known = self._examples[key] = self._preparing.submit(self._read_examples, problem)
            return known

    def _read_examples(self, problem: Problem) -> Examples:
        return self._examiner.result().examples(problem)


def _explain(problem: Problem, error: Exception) -> str:
    """Everything for whoever runs this, one sentence for the learner."""
    log.error("%s cannot be judged", problem.id, exc_info=error)
    if isinstance(error, AuthorError):
        return "A program that belongs to this problem does not run. Its author has to mend it."
    return f"The judge cannot run {problem.runtime} programs on this machine. viva doctor says why."
