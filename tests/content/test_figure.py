"""A figure: a program with a description, and drawings that are of the program as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from viva.content.errors import ContentError
from viva.content.figure import read_figure, stale
from viva.content.pack import Pack

READING = Path(__file__).parents[1] / "packs/reading"


@pytest.fixture
def folder(tmp_path):
    return Path(shutil.copytree(READING, tmp_path / "pack"))


@pytest.fixture
def program(folder):
    return folder / "softmax/figures/temperature.py"


def findings(folder):
    return [(Path(found.where).name, found.what) for found in Pack.open([folder]).library_findings]


def test_a_figure_is_read_with_its_description_and_size(program):
    figure = read_figure(program)
    assert figure.id == "softmax/temperature"
    assert figure.description.startswith("The probability of the first of two classes over the difference")
    assert figure.size == (461, 259)
    assert list(stale(figure)) == []


def test_a_drawing_that_is_missing_or_of_another_program_is_found(folder, program):
    program.write_text(program.read_text().replace("3.0", "4.0"))
    (folder / "softmax/figures/temperature.dark.svg").unlink()
    assert findings(folder) == [
        ("temperature.light.svg", "this drawing is not of the program as it is now"),
        ("temperature.dark.svg", "this drawing is missing"),
    ]


@pytest.mark.parametrize(
    ("change", "refused"),
    [
        (("def draw(", "def paint("), "it defines no function `draw`"),
        (("def draw(", "def draw[("), "no Python"),
        (('"""The', 'WORDS = """The'), "it has no description"),
    ],
)
def test_what_is_wrong_with_a_program_is_said(program, change, refused):
    program.write_text(program.read_text().replace(*change))
    with pytest.raises(ContentError, match=refused):
        read_figure(program)


def test_a_picture_that_no_program_draws_is_found_and_so_is_a_figure_that_nobody_sees(folder):
    lesson = folder / "softmax/lesson.md"
    lesson.write_text(lesson.read_text().replace("(figures/temperature)", "(figures/temprature)"))
    assert findings(folder) == [
        ("lesson.md:22", "there is no figure figures/temprature"),
        ("temperature.py", "no lesson shows this figure"),
    ]
