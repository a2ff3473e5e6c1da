"""Wrong programs that are no known mistake: each is refused, and none is told that it made one.

A program lives in `<topic>--<problem>/`, and its docstring says what is wrong with it. One that slipped through, or was
blamed for another's mistake, becomes a test by dropping in its file.
"""

import ast
from pathlib import Path

import pytest

from viva.content.pack import Pack, bundled
from viva.content.verdict import Verdict
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool

PROGRAMS = sorted(Path(__file__).parent.glob("*--*/*.py"))


def name(program: Path) -> str:
    return f"{program.parent.name}/{program.stem}"


@pytest.fixture(scope="module")
def pool():
    with Pool(spares=2) as pool:
        yield pool


@pytest.fixture(scope="module")
def examiner(pool, tmp_path_factory):
    examiner = Examiner(pool, cache=tmp_path_factory.mktemp("cache"))
    yield examiner
    examiner.close()


@pytest.fixture(scope="module")
def pack():
    return Pack.open([bundled()])


@pytest.mark.parametrize("program", PROGRAMS, ids=name)
def test_a_wrong_program_is_refused_and_gets_no_diagnosis(program, examiner, pack):
    problem = pack.problem(program.parent.name.replace("--", "/"))

    judgement = examiner.judge(problem, program.read_text(), count=False)

    assert not judgement.accepted
    assert judgement.verdict is not Verdict.JUDGE_ERROR, judgement.message
    assert judgement.diagnosis is None, (
        f"it is said to behave like {judgement.diagnosis.mistakes}. If it does on every case, it is no new mistake."
    )


@pytest.mark.parametrize("program", PROGRAMS, ids=name)
def test_a_wrong_program_says_in_one_line_what_is_wrong(program):
    docstring = ast.get_docstring(ast.parse(program.read_text()))
    assert docstring and len(docstring.splitlines()) == 1


def test_there_are_enough_of_them():
    assert len(PROGRAMS) >= 60
