"""Tests that learners write are judged by right and wrong programs."""

from __future__ import annotations

import pytest

from viva.content.pack import bundled, read_problem
from viva.judge.examiner import Examiner
from viva.judge.pool import Pool
from viva.judge.written_tests import Proctor

HEAD = "from submission import transpose\n\n"
GOOD = """
def test_a_rectangle():
    assert transpose([[1, 2, 3], [4, 5, 6]]) == [[1, 4], [2, 5], [3, 6]]

def test_nothing():
    assert transpose([]) == []

def test_ragged_rows_are_refused():
    try:
        transpose([[1, 2], [3]])
    except ValueError:
        return
    assert False, "no error"

def test_the_argument_is_left_alone():
    A = [[1, 2], [3, 4]]
    transpose(A)
    assert A == [[1, 2], [3, 4]]
"""


@pytest.fixture(scope="module")
def problem():
    return read_problem(bundled() / "linear-algebra/problems/transpose")


@pytest.fixture(scope="module")
def proctor(tmp_path_factory):
    with Pool(spares=2) as pool:
        examiner = Examiner(pool, cache=tmp_path_factory.mktemp("cache"))
        yield Proctor(examiner)
        examiner.close()


def test_better_tests_catch_more(proctor, problem):
    weak = proctor.judge(
        problem, HEAD + "def test_square():\n    assert transpose([[1, 2], [2, 1]]) == [[1, 2], [2, 1]]"
    )
    good = proctor.judge(problem, HEAD + GOOD)
    assert weak.sound
    assert good.sound
    assert weak.caught < good.caught <= good.total
    assert len(good.mistakes) == len(problem.mistakes)
    assert good.mutants > 0


def test_tests_that_refuse_a_right_program_catch_nothing(proctor, problem):
    found = proctor.judge(problem, HEAD + "def test_wrong():\n    assert transpose([[1, 2]]) == [[1, 2]]")
    assert not found.sound
    assert found.caught == found.total == 0
    assert "line 4" in found.tests[0].message


@pytest.mark.parametrize(
    ("tests", "said"),
    [
        ("", "there is no test"),
        ("def check(): pass", "there is no test"),
        ("def test(:", "do not load: SyntaxError"),
        ("import nothing_of_the_kind", "do not load: ModuleNotFoundError"),
        ("def test():\n    while True: pass", "take too long"),
        ("def test():\n    while True: print('x' * 1000)", "print too much"),
        ("import os\ndef test(): os._exit(0)", "ended the process"),
    ],
)
def test_what_cannot_be_run_is_explained(proctor, problem, tests, said):
    assert said in proctor.judge(problem, tests).error


def test_a_test_of_the_text_gains_nothing(proctor, problem):
    text = "import submission\ndef test_text():\n    assert submission.transpose.__code__.co_firstlineno == 1"
    assert not proctor.judge(problem, text).sound
    text = "import submission\ndef test_text():\n    assert submission.transpose.__doc__"
    assert not proctor.judge(problem, text).sound


def test_a_forged_report_is_no_report(proctor, problem):
    forged = "import sys\ndef test():\n    sys.modules['runner'].run.__code__ = (lambda: {'passed': True}).__code__"
    assert (
        proctor.judge(problem, HEAD + forged).sound is False
        or proctor.judge(problem, HEAD + forged).caught == 0
    )


def test_the_same_tests_are_judged_the_same(proctor, problem):
    assert proctor.judge(problem, HEAD + GOOD) == proctor.judge(problem, HEAD + GOOD)
