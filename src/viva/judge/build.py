"""A problem made ready to judge: inputs packed once, expected answers, and how each known mistake behaves.

Everything here is computed by running the author's programs in the sandbox, and kept in a cache file named by
the digest of what it depends on; the file holds plain data and no code, and is safe to delete.
"""

from __future__ import annotations

import hashlib
import os
import platform
import tempfile
from concurrent.futures import ThreadPoolExecutor
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from viva.content import authoring
from viva.content.problem import Problem
from viva.judge import assessor
from viva.judge.answer import Answer, answer_of
from viva.judge.built import Asked, Built, Performance, freeze, thaw
from viva.judge.candidate.wire import WireError, pack
from viva.judge.errors import AuthorError
from viva.judge.pool import Call, Ending, Limits, Pool, Session, Setup, Transcript

FORMAT = 1  # of the cache file
AUTHOR_SECONDS = 20.0  # what an author's own programs may take for one request


def target(problem: Problem) -> str:
    return "driver:drive" if problem.driver is not None else f"submission:{problem.entry[0]}"


def setup(problem: Problem, source: str) -> Setup:
    """What a candidate is told before the first input."""
    modules = [("submission", source)]
    if problem.driver is not None:
        modules.append(("driver", problem.driver))
    limits = Limits(
        cpu_seconds=problem.limits.cpu_seconds,
        wall_seconds=problem.limits.wall_seconds,
        memory_mib=problem.limits.memory_mib,
        output_kib=problem.limits.output_kib,
    )
    modules_only = tuple(name for name in problem.forbidden if name != "@")
    return Setup(problem.runtime, tuple(modules), limits, modules_only)


def calls(problem: Problem, asked: tuple[Asked, ...]) -> list[Call]:
    """Every input a submission has to answer: the cases in order, then what laws ask besides."""
    at = target(problem)
    first = [Call(at, case.frame, case.seed) for case in asked]
    return first + [
        Call(at, frame, case.seed) for case in asked for _, frames in case.also for frame in frames
    ]


def performance(asked: tuple[Asked, ...], transcript: Transcript) -> Performance:
    """The replies of one run, sorted into cases and what laws asked besides."""
    answers = [answer_of(reply) for reply in transcript.replies]
    also, at = [], len(asked)
    for number, case in enumerate(asked):
        for law, frames in case.also:
            also.append((number, law, tuple(answers[at : at + len(frames)])))
            at += len(frames)
    return Performance(tuple(answers[: len(asked)]), tuple(also), transcript.ending.name)


def open_assessor(problem: Problem, pool: Pool) -> Session:
    """A sandboxed process that holds the author's cases and laws and stays open. AuthorError if they do not load."""
    runtime = "torch" if problem.runtime == "torch" else "numpy"
    modules = (
        ("viva.content.authoring", _text(authoring)),
        ("cases", problem.cases),
        ("assessor", _text(assessor)),
    )
    limits = Limits(
        cpu_seconds=AUTHOR_SECONDS, wall_seconds=4 * AUTHOR_SECONDS, memory_mib=1024, output_kib=256
    )
    session = pool.open(Setup(runtime, modules, limits))
    loading = session.loading
    if loading.ending is not Ending.FINISHED:
        session.close()
        error = loading.load_error
        what = f"{error.names[0]}: {error.message}" if error else f"{loading.ending.value} {loading.detail}"
        raise AuthorError(f"{problem.id}/cases.py", what, error.traceback if error else "")
    return session


def _text(module: Any) -> str:
    return Path(module.__file__).read_text(encoding="utf-8")


def ask(problem: Problem, session: Session, function: str, **arguments: Any) -> Any:
    """One request to the assessor. AuthorError, with the author's own traceback, if it fails."""
    call = Call(f"assessor:{function}", pack(arguments), 0)
    transcript = session.calls([call], cpu_seconds=AUTHOR_SECONDS, wall_seconds=4 * AUTHOR_SECONDS)
    if not transcript.replies:
        raise AuthorError(
            f"{problem.id}/cases.py", f"it was stopped: {transcript.ending.name} {transcript.detail}"
        )
    answer = answer_of(reply := transcript.replies[0])
    if not answer.returned:
        raise AuthorError(
            f"{problem.id}/cases.py",
            f"{answer.errors[0]}: {answer.message}",
            reply.error.traceback if reply.error else "",
        )
    return answer.value


def build(problem: Problem, pool: Pool, cache: Path) -> Built:
    """The problem ready to judge, from the cache or by running its programs.

    Raises AuthorError if the author's programs do not run; that the reference is *right* is for `viva check`.
    """
    file = cache_file(problem, cache)
    try:
        return thaw(problem, file.read_bytes())
    except (OSError, WireError, KeyError, TypeError, ValueError):
        pass  # not there yet, or not ours: made anew below
    built = _build(problem, pool)
    _write(file, freeze(built))
    return built


def cache_file(problem: Problem, cache: Path) -> Path:
    """Where the built problem is, or will be."""
    return cache / f"{digest(problem)}.built"


def digest(problem: Problem) -> str:
    """Names a built problem: its folder, this format, and the versions that computed its numbers."""
    parts = [problem.id, problem.digest, str(FORMAT), platform.python_version(), _version("numpy")]
    parts += [_version("torch")] if problem.runtime == "torch" else []
    parts += [hashlib.sha256(_text(module).encode()).hexdigest() for module in (assessor, authoring)]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:32]


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "absent"


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent)
    with os.fdopen(handle, "wb") as out:
        out.write(data)
    Path(name).replace(file)  # readers see the whole file or none


def _build(problem: Problem, pool: Pool) -> Built:
    session = open_assessor(problem, pool)
    try:
        outline = ask(problem, session, "outline")
        asked = tuple(_asked(row) for row in ask(problem, session, "inputs"))
        growing = tuple((n, pack(values)) for n, values in ask(problem, session, "growing"))
        sources = [problem.reference, *(mistake.source for mistake in problem.mistakes)]
        with ThreadPoolExecutor(os.cpu_count() or 1) as executor:
            everyone = list(executor.map(lambda source: perform(problem, source, asked, pool), sources))
        if outline["canonical"]:
            everyone = [with_views(problem, session, each) for each in everyone]
    finally:
        session.close()
    return Built(
        problem,
        asked,
        tuple(outline["laws"]),
        outline["canonical"],
        everyone[0],
        tuple(everyone[1:]),
        growing,
        count(problem, problem.reference, growing, pool),
    )


def perform(problem: Problem, source: str, asked: tuple[Asked, ...], pool: Pool) -> Performance:
    """What a program does with every case."""
    return performance(asked, pool.run(setup(problem, source), calls(problem, asked)))


def _asked(row: dict[str, Any]) -> Asked:
    also = tuple((law, tuple(pack(values) for values in many)) for law, many in row["also"])
    return Asked(
        row["name"], row["kind"], tuple(row["raises"]), row["shown"], row["seed"], pack(row["inputs"]), also
    )


def count(
    problem: Problem, source: str, growing: tuple[tuple[int, bytes], ...], pool: Pool
) -> tuple[int, ...]:
    """Operations that a program executes at each size; () if it did not finish or cannot be counted."""
    if not growing or problem.runtime != "python":
        return ()
    counted = [Call(target(problem), frame, n, count=True) for n, frame in growing]
    limits = Limits(cpu_seconds=10.0, wall_seconds=30.0, memory_mib=problem.limits.memory_mib)
    plan = setup(problem, source)
    transcript = pool.run(Setup(plan.runtime, plan.modules, limits, plan.forbidden), counted)
    operations = [reply.operations for reply in transcript.replies if answer_of(reply).returned]
    return tuple(n for n in operations if n is not None) if len(operations) == len(growing) else ()


def with_views(problem: Problem, session: Session, who: Performance) -> Performance:
    """The same performance with the canonical view of every value that came back."""
    said = ask(
        problem,
        session,
        "assess",
        answers=answers_for_assessor(who, ()),
        rtol=0.0,
        atol=0.0,
        laws=False,
        views=True,
    )
    return viewed(who, said["views"])


def viewed(who: Performance, views: list[list[Any]]) -> Performance:
    """Answers with their views; a value that has no view is an answer of the wrong form."""
    answers = list(who.answers)
    for number, fine, view in views:
        old = answers[number]
        answers[number] = Answer(
            old.value, old.errors, "" if fine else view, old.mutated, view if fine else None, fine
        )
    return Performance(tuple(answers), who.also, who.ending)


def answers_for_assessor(who: Performance, skip: tuple[int, ...]) -> list[dict[str, Any]]:
    """Plain data for the assessor: the values that came back, but for the cases in `skip`."""
    return [
        {
            "case": number,
            "output": answer.value,
            "also": [
                [law, [each.value for each in answers]]
                for case, law, answers in who.also
                if case == number and all(each.returned for each in answers)
            ],
        }
        for number, answer in enumerate(who.answers)
        if answer.returned and number not in skip
    ]
