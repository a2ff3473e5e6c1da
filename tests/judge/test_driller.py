"""Questions of drills are made in the sandbox, the same each time; and what is wrong with them is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from viva.content.drill import SEEDS, read_drills
from viva.content.drilling import Asked
from viva.content.pack import bundled
from viva.judge.drill_promises import drill_findings, numbers_in, question_faults
from viva.judge.driller import generate, generate_all
from viva.judge.errors import AuthorError

pytestmark = pytest.mark.slow

DOCS = Path(__file__).parents[2] / "docs/authors/lessons.md"
DRILL = read_drills(Path(__file__).parents[1] / "packs/reading/softmax/drills.py")[0]
BUNDLED = [drill for file in sorted(bundled().glob("*/drills.py")) for drill in read_drills(file)]


def changed(*pairs):
    source = DRILL.source
    for old, new in pairs:
        assert old in source
        source = source.replace(old, new, 1)
    return replace(DRILL, source=source)


def findings(pool, *pairs):
    return [f"{each.what} / {each.remedy}" for each in drill_findings(changed(*pairs), pool)]


def test_a_seed_makes_the_same_question_alone_and_among_others(judge_pool):
    together = dict(zip((1, 2, 3), generate_all(DRILL, [1, 2, 3], judge_pool), strict=True))
    alone = generate(DRILL, 2, judge_pool)
    assert isinstance(alone, Asked)
    assert alone == together[2][0]
    assert alone != together[3][0]


@pytest.mark.parametrize("drill", [DRILL, *BUNDLED], ids=lambda drill: drill.id)
def test_a_sound_drill_keeps_its_promises(judge_pool, drill):
    assert list(drill_findings(drill, judge_pool)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("return Asked(", "return dict(", "TypeError: two_classes returns dict"),
        ("return Asked(", "1 / 0\n    return Asked(", "ZeroDivisionError"),
        ("answer=answer,", "answer=float('nan'),", "answer and check have to be finite"),
        ("answer=answer,", "answer=answer, colour='red',", "colour"),
        ("return Asked(", "import os; os._exit(0)\n    return Asked(", "it was stopped"),
        ("return Asked(", "while True: pass\n    return Asked(", "time limit"),
        ("return Asked(", "open('/etc/passwd')\n    return Asked(", "Error"),
        ("import numpy as np", "import nothing_of_the_kind", "nothing_of_the_kind"),
        (
            "return Asked(",
            "Asked.__post_init__ = lambda self: None\n"
            "    object.__setattr__(a := Asked(ask='a', answer=1.0, working='w', check=1.0), 'answer', 'x')\n"
            "    return a\n    return Asked(",
            "answer has to be a number",
        ),
    ],
)
def test_a_program_that_makes_no_question_is_an_authors_error(judge_pool, old, new, said):
    with pytest.raises(AuthorError, match=said) as raised:
        generate(changed((old, new)), 4, judge_pool)
    assert str(DRILL.file) in raised.value.where


@pytest.mark.parametrize(
    ("pairs", "said"),
    [
        ([("(second - first) / 4", "(first - second) / 4")], "the check says"),
        ([("= {answer:.4f}", "")], "the working does not contain the answer"),
        ([("integers(-9, 10, size=2)", "integers(1, 4, size=2)")], "100 seeds make 9 different questions"),
        (
            [("{second / 4:g}$.", "{second / 4:g}$. It is {answer:.3f}.")],
            "a number in the question is the answer",
        ),
        ([("How probable", "For $5, how probable")], "a dollar sign belongs to no formula"),
        ([("\\\\frac{{e", "\\\\frac{{{{e")], "braces do not match"),
        ([("(rng):", "(rng):\n    rng = np.random.default_rng()")], "does not always make the same question"),
        (
            [("(rng):", "(rng):\n    sum(i for i in range(10**8 if rng.integers(50) == 0 else 1))")],
            "s to make",
        ),
        ([("answer=answer,", "answer=1 / (rng.integers(9) == 0),")], "ZeroDivisionError|have to be finite"),
    ],
)
def test_a_promise_that_is_not_kept_is_found(judge_pool, pairs, said):
    found = findings(judge_pool, *pairs)
    assert any(re.search(said, each) for each in found), found


def test_a_fault_of_many_seeds_is_said_once(judge_pool):
    found = findings(judge_pool, ("(second - first) / 4", "(first - second) / 4"))
    assert len([each for each in found if "the check says" in each]) == 1


def test_what_the_documentation_shows_is_a_sound_drill(judge_pool, tmp_path):
    (source,) = re.findall(r"```python\n(import math\n.*?)```", DOCS.read_text(encoding="utf-8"), re.DOTALL)
    file = tmp_path / "probability/drills.py"
    file.parent.mkdir()
    file.write_text(source)
    (drill,) = read_drills(file)
    assert drill.id == "probability/no-request"
    assert list(drill_findings(drill, judge_pool)) == []


def test_numbers_are_found_in_formulas_and_in_words():
    text = r"From 1{,}234.5 to 3.2 \cdot 10^{-4}, that is $12.5\,\%$ or 40 %, not x2, and -7e3."
    assert list(numbers_in(text, "GB")) == pytest.approx([1234.5, 3.2e-4, 12.5, 40, -7000])
    assert 0.4 in list(numbers_in(text, ""))


def test_a_check_may_ask_for_room_of_its_own():
    question = {"ask": "?", "answer": 1.0, "working": "It is 1.", "check": 1.005}
    assert [what for what, _ in question_faults(Asked(**question))] == [
        "the answer is 1, the check says 1.005"
    ]
    assert list(question_faults(Asked(**question, within=0.6))) == []


def test_a_tolerance_finer_than_what_people_type_is_refused():
    question = Asked(
        ask="?", answer=1234567.0, working="1234567", check=1234567.0, absolute=True, tolerance=0.5
    )
    assert any("typed as" in what for what, _ in question_faults(question))


def test_every_seed_that_is_asked_is_proved():
    assert list(SEEDS) == list(range(100))
