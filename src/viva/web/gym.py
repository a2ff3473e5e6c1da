"""What the pages practise with: the problems, the judge, the clock."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime

from viva.content.errors import ContentError
from viva.content.pack import Pack
from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge.errors import AuthorError
from viva.judge.examiner import Examiner, Example
from viva.judge.judgement import Judgement, Run
from viva.judge.pool import PoolError

log = logging.getLogger("viva.web")
DEFECTS = (AuthorError, PoolError)  # of the problem or of the judge, never of the learner


@dataclass(frozen=True, slots=True)
class Gym:
    """One for each server process."""

    problems: Mapping[str, Problem]
    titles: Mapping[str, str]  # of topics, in the order of the syllabus
    unreadable: tuple[str, ...]  # ids of problems whose files are wrong
    examiner: Future[Examiner]  # ready when its runtimes are warm
    now: Callable[[], datetime]  # aware
    _examples: dict[tuple[str, str], tuple[Example, ...]] = field(default_factory=dict)

    @staticmethod
    def open(pack: Pack, examiner: Future[Examiner], now: Callable[[], datetime]) -> Gym:
        """Reads every problem. One that cannot be read is left out and named; the others stay."""
        problems, unreadable = {}, []
        for id in pack.problem_folders:
            try:
                problems[id] = pack.problem(id)
            except ContentError as error:
                log.error("%s", error)
                unreadable.append(id)
        return Gym(problems, _titles(pack, problems), tuple(unreadable), examiner, now)

    def judge(self, problem: Problem, source: str) -> Judgement:
        """What the examiner says; a defect of the problem itself is a verdict, not an exception."""
        try:
            return self.examiner.result().judge(problem, source)
        except DEFECTS as error:
            return Judgement(problem.id, problem.digest, Verdict.JUDGE_ERROR, _explain(problem, error))

    def try_inputs(self, problem: Problem, source: str, inputs: str) -> Run:
        """A run on own inputs. Raises InputsError if they cannot be read."""
        try:
            return self.examiner.result().try_inputs(problem, source, inputs)
        except DEFECTS as error:
            return Run("own inputs", "case", Verdict.JUDGE_ERROR, _explain(problem, error))

    def examples(self, problem: Problem) -> tuple[Example, ...]:
        """The cases shown under the statement; none if the problem does not run."""
        key = (problem.id, problem.digest)
        try:
            if key not in self._examples:
                self._examples[key] = self.examiner.result().examples(problem)
        except DEFECTS as error:
            _explain(problem, error)
        return self._examples.get(key, ())


def _explain(problem: Problem, error: Exception) -> str:
    """Everything for whoever runs this, one sentence for the learner."""
    log.error("%s cannot be judged", problem.id, exc_info=error)
    if isinstance(error, AuthorError):
        return "A program that belongs to this problem does not run. Its author has to mend it."
    return f"The judge cannot run {problem.runtime} programs on this machine. viva doctor says why."


def _titles(pack: Pack, problems: Mapping[str, Problem]) -> dict[str, str]:
    """Titles of the topics that have problems; a pack without its own catalogue has the ids for titles."""
    used = {problem.topic for problem in problems.values()}
    try:
        topics = pack.catalogue.topics.values()
    except ContentError as error:
        log.error("%s", error)
        topics = ()
    known = {topic.id: topic.title for topic in topics if topic.id in used}
    return known | {topic: topic.replace("-", " ").capitalize() for topic in sorted(used - known.keys())}
