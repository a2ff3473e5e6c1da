"""Comparisons in a terminal."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

READING = Path(__file__).parents[1] / "packs/reading"
PACK = ("--only-pack", "--pack", str(READING))
NAME = "turning-scores-into-numbers"


def test_the_comparisons_are_listed(viva):
    (line,) = viva("table", "--list", *PACK).stdout.splitlines()
    assert line.split()[0] == f"softmax/{NAME}"


def test_each_cell_is_asked_until_it_is_a_number_and_all_are_judged(viva):
    done = viva("table", NAME, *PACK, stdin="nine\n9\n1\n\n1\n1\n1\n1\n")
    assert done.returncode == 1
    assert done.stdout.count("Type a number from 1 to 4.") == 2
    assert " OF 6 RIGHT" in done.stdout
    assert "? Adding 1 to every score: changes nothing" in done.stdout  # the one that was left open
    assert "Only a softmax divides by the sum." in done.stdout


def test_a_table_that_is_not_finished_is_not_kept(viva):
    assert viva("table", NAME, *PACK, stdin="1\n").returncode == 2
    assert "reviews" not in viva("table", NAME, *PACK, stdin="1\n").stdout
    again = viva("table", NAME, *PACK, stdin="\n" * 6)
    assert "0 OF 6 RIGHT" in again.stdout


def test_a_comparison_that_is_not_there_is_named(viva):
    assert "there is no comparison of this name" in viva("table", "nothing", *PACK).stderr


def test_a_broken_table_is_named_by_the_check(viva, tmp_path):

    folder = Path(shutil.copytree(READING, tmp_path / "reading"))
    file = folder / f"softmax/comparisons/{NAME}.toml"
    file.write_text(file.read_text().replace('sum = "one"', 'sum = "two"'))
    done = viva("check", "softmax/comparisons", "--only-pack", "--pack", str(folder))
    assert done.returncode == 1
    assert "'two' is no choice of `sum`" in done.stdout
