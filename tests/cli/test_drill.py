"""Drills in a terminal, and their check."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

READING = Path(__file__).parents[1] / "packs/reading"
PACK = ("--only-pack", "--pack", str(READING))


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(READING, tmp_path / "reading"))


def change(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_the_drills_are_listed(viva):
    said = viva("drill", "--list", *PACK).stdout.splitlines()
    assert [line.split()[0] for line in said] == ["softmax/two-classes", "softmax/log-odds"]


def test_a_number_is_asked_for_until_there_is_one_and_compared(viva):
    done = viva("drill", "two-classes", *PACK, stdin="0,5\n-7\n")
    assert done.returncode == 1
    assert "The logits are" in done.stdout
    assert "Write decimals with a point" in done.stdout
    assert "NOT RIGHT" in done.stdout
    assert "The answer is 0." in done.stdout


def test_a_question_without_an_answer_stays_under_way(viva):
    first = viva("drill", "two-classes", *PACK)
    again = viva("drill", "two-classes", *PACK, stdin="\n")
    assert first.returncode == 2
    assert again.stdout.splitlines()[0] == first.stdout.splitlines()[0]
    assert "NOT KNOWN YET" in again.stdout


def test_a_drill_that_is_not_there_is_named(viva):
    assert "there is no drill of this name" in viva("drill", "nothing", *PACK).stderr


def test_one_drill_is_checked_alone(viva):
    done = viva("check", "softmax/log-odds", *PACK)
    assert done.returncode == 0
    assert "drills: 1 of 1 proved, 100 questions of each" in done.stdout


def test_a_drill_that_contradicts_itself_fails_the_check(viva, folder):
    pack = ("--only-pack", "--pack", str(folder))
    change(folder / "softmax/drills.py", "(second - first)", "(first - second)")
    done = viva("check", *pack)
    assert done.returncode == 1
    assert "drills.py:14: two_classes: seed 0: the answer is" in done.stdout
    assert "drills: 1 of 2 proved" in done.stdout


def test_a_file_that_cannot_be_read_fails_the_check_of_its_topic(viva, folder):
    pack = ("--only-pack", "--pack", str(folder))
    change(folder / "softmax/drills.py", "level=1", "level=9")
    for words in (["check"], ["check", "softmax"]):
        done = viva(*words, *pack)
        assert done.returncode == 1
        assert done.stdout.count("`level` is not what it should be") == 1
