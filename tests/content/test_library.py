"""Lessons, words, questions and cards of a pack: read together, and fitting together."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from viva.content.pack import Pack

READING = Path(__file__).parents[1] / "packs/reading"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(READING, tmp_path / "pack"))


def findings(folder):
    return [found.what for found in Pack.open([folder]).library_findings]


def change(file, old, new):
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new))


def test_everything_is_found_in_the_order_of_study():
    library = Pack.open([READING]).library
    assert list(library.lessons) == ["softmax", "entropy"]
    assert list(library.questions) == ["softmax/temperature", "softmax/uses"]
    assert list(library.comparisons) == ["softmax/turning-scores-into-numbers"]
    assert list(library.cards) == ["softmax/softmax"]
    assert list(library.drills) == ["softmax/two-classes", "softmax/log-odds"]
    assert sorted(library.words) == ["logit", "logits", "temperature"]
    assert library.empty == ("derivations", "exercises")
    assert findings(READING) == []


def test_one_unreadable_file_costs_no_other(folder):
    change(folder / "softmax/lesson.md", "## Overview", "## Review")
    pack = Pack.open([folder])
    assert list(pack.library.lessons) == ["entropy"]
    assert list(pack.library.questions) == ["softmax/temperature", "softmax/uses"]
    assert any("its parts are Review" in each for each in findings(folder))


def test_a_link_may_name_a_topic_or_a_word(folder):
    change(folder / "entropy/lesson.md", "[[softmax]]", "[[softmaxx]] or [[logits]]")
    assert findings(folder) == ["[[softmaxx]] leads nowhere"]


def test_objectives_that_are_not_there_are_named(folder):
    change(folder / "softmax/formulas.md", '"dl.softmax"', '"dl.sofmax"')
    change(folder / "softmax/questions/temperature.md", '"dl.temperature"', '"dl.tempo"')
    change(folder / "softmax/drills.py", '"dl.temperature"', '"dl.tempo"')
    assert len(findings(folder)) == 3


def test_a_word_is_defined_once(folder):
    change(folder / "softmax/glossary.toml", 'also = ["logits"]', 'also = ["entropy", "temperature"]')
    change(folder / "softmax/lesson.md", "[[logits]]", "[[logit]]")
    said = findings(folder)
    assert any("“entropy” is a topic already" in each for each in said)
    assert any("“temperature” is a word of softmax already" in each for each in said)


def test_a_later_pack_replaces_a_file_of_the_same_name(folder, tmp_path):
    second = tmp_path / "second"
    (second / "softmax/questions").mkdir(parents=True)
    text = (folder / "softmax/questions/temperature.md").read_text()
    (second / "softmax/questions/temperature.md").write_text(text.replace("level = 2", "level = 3"))
    library = Pack.open([folder, second]).library
    assert library.questions["softmax/temperature"].level == 3
