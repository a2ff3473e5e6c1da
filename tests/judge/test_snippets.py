"""The code of lessons and cards at work."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from viva.content.card import read_cards
from viva.content.lesson import Snippet, read_lesson
from viva.judge.pool import Outcome
from viva.judge.snippets import card_findings, code_findings, run_blocks

READING = Path(__file__).parents[1] / "packs/reading"


@pytest.fixture
def lesson():
    return read_lesson(READING / "softmax/lesson.md")


@pytest.fixture
def card():
    return read_cards(READING / "softmax/formulas.md")[0]


def with_code(lesson, *sources, output=None):
    return replace(lesson, snippets=tuple(Snippet(source, output, 7) for source in sources))


def test_a_block_goes_on_where_the_one_before_stopped(judge_pool):
    transcript = run_blocks(judge_pool, "python", ["x = 2", "print(x + 1)"])
    assert [reply.stdout for reply in transcript.replies] == ["", "3\n"]
    assert all(reply.outcome is Outcome.RETURNED for reply in transcript.replies)


def test_a_lesson_that_tells_the_truth_has_no_findings(judge_pool, lesson):
    assert list(code_findings(lesson, judge_pool)) == []


def test_a_block_that_prints_something_else_is_named_with_its_line(judge_pool, lesson):
    first, second = lesson.snippets
    wrong = replace(lesson, snippets=(first, replace(second, output="1\n")))
    (found,) = code_findings(wrong, judge_pool)
    assert found.where == f"{lesson.file}:{second.line}"
    assert found.what == "this block prints\n2"


def test_a_block_that_raises_is_named_and_what_follows_is_not_blamed(judge_pool, lesson):
    (found,) = code_findings(with_code(lesson, "x = 1 / 0", "print(x)"), judge_pool)
    assert found.what == "this block does not run: ZeroDivisionError: division by zero"


@pytest.mark.slow
def test_a_block_that_does_not_end_is_stopped(judge_pool, lesson):
    (found,) = code_findings(with_code(lesson, "pass", "while True: pass"), judge_pool)
    assert "was stopped" in found.what


def test_a_lesson_has_only_its_runtime(judge_pool, lesson):
    (found,) = code_findings(replace(with_code(lesson, "import numpy"), runtime="python"), judge_pool)
    assert "does not run" in found.what


def test_a_card_that_holds_has_no_findings(judge_pool, card):
    assert list(card_findings(card, judge_pool)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("np.exp(z / T) /", "np.exp(z * T) /", "fails: AssertionError"),
        ("def check():", "def check():\n    import os; os._exit(0)", "was stopped"),
        ("np.isclose", "np.isclos", "fails: AttributeError"),
    ],
)
def test_a_wrong_formula_is_found_out(judge_pool, card, old, new, said):
    (found,) = card_findings(replace(card, check=card.check.replace(old, new)), judge_pool)
    assert said in found.what
    assert found.where == f"{card.file}:{card.line}"
