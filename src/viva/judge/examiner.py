"""Judges a submission. The only place where a verdict is made, and no learner's code runs here."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from viva.content.parsing import parsed
from viva.content.problem import Problem
from viva.content.verdict import Verdict
from viva.judge import build as building
from viva.judge.answer import Answer
from viva.judge.built import Built, Performance
from viva.judge.diagnose import Behaviour, Known, diagnose
from viva.judge.errors import AuthorError
from viva.judge.forbidden import defines, forbidden_use
from viva.judge.growth import growth
from viva.judge.judgement import Growth, Judgement, LawResult, Run, Shown
from viva.judge.own import own_inputs
from viva.judge.pool import Call, Ending, Outcome, Pool, Session, Transcript
from viva.judge.rule import fails, judge_answer, overall, own_law, why_ended
from viva.judge.show import show

KEPT = 24  # problems held ready, each with its assessor: a few megabytes


@dataclass(frozen=True, slots=True)
class Example:
    """A case shown under the statement, with the reference's answer or the error that is the right answer."""

    name: str
    inputs: tuple[tuple[str, Shown], ...]
    expected: Shown | None
    error: str = ""


@dataclass(slots=True)
class _Ready:
    built: Built
    session: Session | None
    calls: tuple[Call, ...]  # made once: every submission gets the same
    known: tuple[Known, ...] = ()


class Examiner:
    """Holds the built problems and judges against them. Safe to use from many threads."""

    def __init__(self, pool: Pool, *, cache: Path) -> None:
        self.pool, self._cache = pool, cache
        self._ready: OrderedDict[str, _Ready] = OrderedDict()
        self._lock = threading.Lock()

    def built(self, problem: Problem) -> Built:
        """The problem made ready. Raises AuthorError."""
        return self._prepare(problem).built

    def make_ahead(self, problem: Problem) -> None:
        """Builds the problem into the cache if it is not there, and holds nothing of it. Raises AuthorError."""
        if not building.cache_file(problem, self._cache).exists():
            building.build(problem, self.pool, self._cache)

    def judge(self, problem: Problem, source: str, *, count: bool = True) -> Judgement:
        """What happened to a submission. `count`: compare the growth of accepted ones with the reference's.

        Raises AuthorError if the problem itself does not run.
        """
        early = self._by_its_text(problem, source) if problem.forbidden else None
        if early is not None:
            return early
        ready = self._prepare(problem)
        transcript = self.pool.run(building.setup(problem, source), ready.calls)
        # Where nothing is forbidden the text is read only to say better what went wrong.
        early = None if _ran(transcript) or problem.forbidden else self._by_its_text(problem, source)
        judgement = early or self._judge(ready, transcript)
        if count and judgement.accepted:
            judgement = replace(judgement, growth=self._growth(ready.built, source))
        return judgement

    def examples(self, problem: Problem) -> tuple[Example, ...]:
        """The cases an author chose to show. Raises AuthorError."""
        built = self.built(problem)
        return tuple(
            Example(
                case.name,
                tuple((name, show(value)) for name, value in case.inputs().items()),
                show(answer.value) if answer.returned else None,
                " or ".join(case.raises) if not answer.returned else "",
            )
            for case, answer in zip(built.asked, built.reference.answers, strict=False)
            if case.shown
        )

    def try_inputs(self, problem: Problem, source: str, inputs_text: str) -> Run:
        """One run on the learner's own inputs; expected is the reference's answer. Raises InputsError, AuthorError."""
        return own_inputs(self.pool, self.built(problem), source, inputs_text)

    def close(self) -> None:
        """Ends the assessors; the pool belongs to whoever made it."""
        with self._lock:
            for ready in self._ready.values():
                if ready.session is not None:
                    ready.session.close()
            self._ready.clear()

    def _by_its_text(self, problem: Problem, source: str) -> Judgement | None:
        """What the text alone decides: not Python, a forbidden name, no entry point."""
        try:
            tree = parsed(source, "<submission>")
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = error.lineno if isinstance(error, SyntaxError) else None
            message = error.msg if isinstance(error, SyntaxError) else str(error)
            where = f"line {line}: " if line else ""
            return self._early(problem, Verdict.ERROR, f"{where}this is not Python: {message}", line)
        use = forbidden_use(tree, problem.forbidden)
        if use is not None:
            what = "the operator @" if use.name == "@" else use.name
            return self._early(
                problem, Verdict.FORBIDDEN, f"line {use.line}: this problem does not allow {what}", use.line
            )
        missing = [name for name in problem.entry if not defines(tree, name)]
        if missing:
            return self._early(
                problem, Verdict.ERROR, f"the file does not define {' nor '.join(missing)}", None
            )
        return None

    def _early(self, problem: Problem, verdict: Verdict, message: str, line: int | None) -> Judgement:
        return Judgement(problem.id, problem.digest, verdict, message, line=line, tier=self.pool.tier.value)

    def _prepare(self, problem: Problem) -> _Ready:
        key = f"{problem.id} {problem.digest}"
        with self._lock:
            ready = self._ready.get(key)
            if ready is not None:
                self._ready.move_to_end(key)
                return ready
        ready = self._make(problem)
        with self._lock:
            first = self._ready.setdefault(key, ready)
            late = [] if first is ready else [ready]  # another thread made it meanwhile
            while len(self._ready) > KEPT:
                late.append(self._ready.popitem(last=False)[1])
        for old in late:
            if old.session is not None:
                old.session.close()
        return first

    def _make(self, problem: Problem) -> _Ready:
        built = building.build(problem, self.pool, self._cache)
        session = building.open_assessor(problem, self.pool) if built.laws or built.canonical else None
        ready = _Ready(built, session, tuple(building.calls(problem, built.asked)))
        ready.known = tuple(
            Known(mistake, self._known_behaviour(ready, performance))
            for mistake, performance in zip(problem.mistakes, built.mistakes, strict=True)
        )
        return ready

    def _known_behaviour(self, ready: _Ready, performance: Performance) -> Behaviour:
        """How a mistake behaves. Laws are asked only where no case gives it away."""
        runs = _runs(ready.built, performance, None)
        laws: tuple[LawResult, ...] = ()
        if ready.session is not None and not any(map(fails, runs)):
            _, laws = self._assess(ready, performance, runs)
        return _behaviour(performance, runs, laws)

    def _judge(self, ready: _Ready, transcript: Transcript) -> Judgement:
        built, problem = ready.built, ready.built.problem
        verdict, message = why_ended(transcript, problem.entry)
        if transcript.ending in (Ending.LOAD_FAILED, Ending.FORBIDDEN) or (
            verdict and not transcript.replies and not built.asked
        ):
            return self._verdict(built, transcript, verdict or Verdict.JUDGE_ERROR, message)
        performance = building.performance(built.asked, transcript)
        laws: tuple[LawResult, ...] = ()
        if ready.session is not None:
            performance, laws = self._assess(ready, performance, _runs(built, performance, None))
        runs = _runs(built, performance, transcript)
        laws = (*laws, own_law(runs, performance))
        judged, text = overall(runs, laws, verdict, message)
        mine = _behaviour(performance, runs, laws)
        found, nearly = diagnose(mine, ready.known, built.kinds, problem.tolerance)
        if judged is Verdict.ACCEPTED or judged is Verdict.JUDGE_ERROR:
            found, nearly = None, ""
        return replace(
            self._verdict(built, transcript, judged, text),
            runs=runs,
            laws=laws,
            diagnosis=found,
            nearly=nearly,
        )

    def _verdict(self, built: Built, transcript: Transcript, verdict: Verdict, message: str) -> Judgement:
        error = transcript.load_error
        return Judgement(
            built.problem.id,
            built.problem.digest,
            verdict,
            message,
            traceback=error.traceback if error else "",
            line=error.line if error else None,
            cpu_seconds=transcript.cpu_seconds,
            wall_seconds=transcript.wall_seconds,
            peak_mib=transcript.peak_mib,
            tier=self.pool.tier.value,
            stdout=transcript.load_stdout,
        )

    def _assess(
        self, ready: _Ready, who: Performance, runs: tuple[Run, ...]
    ) -> tuple[Performance, tuple[LawResult, ...]]:
        """Laws and canonical views, by the author's own process. No law is asked of an answer already wrong."""
        built = ready.built
        skip = () if built.canonical else tuple(i for i, run in enumerate(runs) if fails(run))
        answers = building.answers_for_assessor(who, skip)
        if not answers:
            return who, ()
        said = self._ask(ready, answers)
        laws = tuple(_law_result(built, number, said["laws"]) for number in range(len(built.laws)))
        return building.viewed(who, said["views"]), laws

    def _ask(self, ready: _Ready, answers: list[dict[str, Any]]) -> dict[str, Any]:
        """What the assessor says; a new one is asked where the old one has ended (it was put away, or died)."""
        problem, tolerance = ready.built.problem, ready.built.problem.tolerance
        for last in (False, True):
            if ready.session is None or not ready.session.alive:
                ready.session = building.open_assessor(problem, self.pool)
            session = ready.session
            try:
                said = building.ask(
                    problem, session, "assess", answers=answers, rtol=tolerance.rtol, atol=tolerance.atol
                )
                return dict(said)
            except AuthorError:
                if last or session.alive:
                    raise
        raise AssertionError("unreachable")

    def _growth(self, built: Built, source: str) -> Growth | None:
        if len(built.operations) < 3:
            return None
        operations = building.count(built.problem, source, built.growing, self.pool)
        sizes = tuple(n for n, _ in built.growing)
        return growth(sizes, operations, built.operations) if len(operations) == len(sizes) else None


def _ran(transcript: Transcript) -> bool:
    """Whether the file loaded and its entry point was there to be called."""
    return bool(transcript.replies) and transcript.replies[0].outcome is not Outcome.RAISED


def _runs(built: Built, who: Performance, transcript: Transcript | None) -> tuple[Run, ...]:
    """Each case with its verdict; with a transcript also what it printed and how it ended."""
    runs = []
    for number, case in enumerate(built.asked):
        expected = (
            built.reference.answers[number]
            if number < len(built.reference.answers)
            else Answer(errors=("Missing",))
        )
        mine = who.answers[number] if number < len(who.answers) else None
        runs.append(judge_answer(case, mine, expected, built.problem, transcript, number))
    return tuple(runs)


def _behaviour(who: Performance, runs: tuple[Run, ...], laws: tuple[LawResult, ...]) -> Behaviour:
    right = tuple(run.verdict is Verdict.ACCEPTED for run in runs)
    broken = tuple((law.law, law.case) for law in laws if law.holds is False) if all(right) else ()
    return Behaviour(who.answers, right, who.ending, broken)


def _law_result(built: Built, number: int, rows: list[list[object]]) -> LawResult:
    """One law over all cases: broken by the first that breaks it."""
    mine = [row for row in rows if row[0] == number]
    broken = next((row for row in mine if row[2] is not True), None)
    if broken is None:
        return LawResult(built.laws[number], True if mine else None)
    case = built.asked[int(str(broken[1]))].name
    return LawResult(
        built.laws[number], broken[2] if isinstance(broken[2], bool) else None, case, str(broken[3])
    )
