"""Not fooled, not harmed: every program in `programs/` gets its verdict, and the next hundred learners theirs.

A program's docstring names its runtime and the verdicts it may get. A bug report becomes a test by dropping in a file.
"""

import ast
import os
import re
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from viva.content.pack import Pack
from viva.content.verdict import Verdict
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool

PROGRAMS = sorted((Path(__file__).parent / "programs").glob("*.py"))
PACK = Path(__file__).parents[2] / "packs" / "small"
HONEST = 100  # submissions right after each hostile one


@pytest.fixture(scope="module")
def others():
    """How many processes other tests keep open."""
    return len(ours(os.getpid()))


@pytest.fixture(scope="module")
def pool(others):
    os.environ["VIVA_TEST_SECRET"] = "a secret of the judge"
    with Pool(spares=2) as pool:
        yield pool
    del os.environ["VIVA_TEST_SECRET"]


@pytest.fixture(scope="module")
def examiner(pool, tmp_path_factory):
    examiner = Examiner(pool, cache=tmp_path_factory.mktemp("cache"))
    yield examiner
    examiner.close()


@pytest.fixture(scope="module")
def pack():
    return Pack.open([PACK])


def header(program, key):
    docstring = ast.get_docstring(ast.parse(program.read_text()))
    return re.search(rf"^{key}: (.+)$", docstring, re.MULTILINE)[1]


def ours(pid):
    """Every process below this one, by reading /proc: (pid, state)."""
    children = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
            except OSError:
                continue
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found, todo = [], [pid]
    while todo:
        for child in children.get(todo.pop(), ()):
            found.append(child)
            todo.append(child)
    return found


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda program: program.stem)
def test_a_hostile_program_gets_its_verdict_and_harms_nobody(program, examiner, pack):
    problem = pack.problem(f"hostility/softmax-{header(program, 'runtime')}")
    allowed = {Verdict(words.strip()) for words in header(program, "verdict").split(" or ")}

    judgement = examiner.judge(problem, program.read_text())

    assert judgement.verdict in allowed, (
        f"{judgement.verdict.value}: {judgement.message}\n{judgement.as_json()}"
    )
    assert judgement.wall_seconds <= problem.limits.wall_seconds + 5.0
    assert not Path("/tmp/viva-hostile").exists()
    with ThreadPoolExecutor(2) as executor:
        verdicts = list(
            executor.map(lambda _: examiner.judge(problem, problem.reference, count=False), range(HONEST))
        )
    assert [v.verdict for v in verdicts if not v.accepted] == []


def test_there_are_enough_of_them():
    assert len(PROGRAMS) >= 40


def test_nothing_is_left_behind(others, pool, examiner, pack):
    """After all of the above: as many processes as a fresh pool with the same runtimes, no more."""
    for runtime in ("numpy", "torch", "python"):
        problem = pack.problem(f"hostility/softmax-{runtime}")
        assert examiner.judge(problem, problem.reference, count=False).accepted
    with Pool(spares=2) as fresh:
        before = set(ours(os.getpid()))
        for runtime in ("numpy", "torch", "python"):
            fresh.warm(runtime)
        new = len(set(ours(os.getpid())) - before)
    sessions = 3  # one assessor for each problem stays open
    assert settled(most=others + new + sessions) <= others + new + sessions


def settled(most):
    """The number of processes below this one, once it is no more than `most` or half a minute has passed."""
    for _ in range(300):
        left = len(ours(os.getpid()))
        if left <= most:
            break
        time.sleep(0.1)  # the dead are buried, and spares made ready, behind the scenes
    return left
