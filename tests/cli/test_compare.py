"""Answers compared in a terminal."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

READING = Path(__file__).parents[1] / "packs/reading"
PACK = ("--only-pack", "--pack", str(READING))
ANSWER = "It divides the logits before the softmax. A higher temperature makes the model more accurate.\n"


def test_a_person_sees_each_point_with_the_words_it_stands_on(viva, tmp_path):
    (tmp_path / "answer.txt").write_text(ANSWER)
    done = viva("compare", "temperature", "answer.txt", *PACK)
    assert (done.returncode, done.stderr) == (0, "")
    assert "✓ covered: It divides the logits before the softmax" in done.stdout
    assert "“It divides the logits before the softmax.”" in done.stdout
    assert "said often, and wrong: A higher temperature makes the model more accurate" in done.stdout
    assert "possible contradiction, check" in done.stdout
    assert "It is a checklist, not a mark. Never for ranking or hiring." in " ".join(done.stdout.split())
    assert viva("compare", "softmax/temperature", *PACK, stdin=ANSWER).stdout == done.stdout


def test_a_program_sees_the_same_as_an_object(viva):
    said = json.loads(viva("compare", "temperature", "--json", *PACK, stdin=ANSWER).stdout)
    assert said["question"] == "softmax/temperature"
    assert said["points"][0]["label"] == "covered"


def test_lines_are_answered_in_order(viva):
    line = json.dumps(
        {"rubric": {"key_point": [{"id": "a", "text": "Bagging averages models"}]}, "answer": "x"}
    )
    done = viva("compare", "--batch", stdin=f"{line}\nnonsense\n\n{line}\n")
    said = [json.loads(each) for each in done.stdout.splitlines()]
    assert done.returncode == 2
    assert ["error" in each for each in said] == [False, True, False]


def test_a_name_that_is_no_question_is_said(viva):
    done = viva("compare", "nothing", *PACK, stdin="x")
    assert (done.returncode, done.stdout) == (2, "")
    assert "no such question" in done.stderr
    assert "name a question" in viva("compare").stderr


def test_check_proves_rubrics_and_says_what_to_mend(viva, tmp_path):
    folder = Path(shutil.copytree(READING, tmp_path / "reading"))
    only = ("--only-pack", "--pack", str(folder))
    assert "rubrics: 1 of 1 recognise their model answer" in viva("check", "temperature", *only).stdout
    file = folder / "softmax/questions/temperature.md"
    said = file.read_text()
    file.write_text(
        said[: said.index("It divides the logits before the softmax. The order")] + "Nothing to say.\n"
    )
    done = viva("check", "softmax/temperature", *only)
    assert done.returncode == 1
    assert "the model answer is not seen to say its key point `divides`" in done.stdout
    assert "rubrics: 0 of 1" in done.stdout
