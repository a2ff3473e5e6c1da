"""Figures are drawn in the sandbox, the same each time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from viva.content.figure import THEMES, read_figure
from viva.judge.easel import INKS, DrawingError, draw

FIGURE = read_figure(Path(__file__).parents[1] / "packs/reading/softmax/figures/temperature.py")


def changed(old, new):
    assert old in FIGURE.source
    return replace(FIGURE, source=FIGURE.source.replace(old, new))


@pytest.mark.parametrize("theme", THEMES)
def test_a_figure_is_drawn_in_the_colours_of_its_theme(judge_pool, theme):
    drawing = draw(FIGURE, theme, judge_pool)
    assert ElementTree.fromstring(drawing).tag.endswith("svg")
    assert INKS[theme].series[0] in drawing
    assert INKS[theme].text in drawing
    assert drawing.rstrip().endswith(FIGURE.stamp)
    assert "<text" not in drawing  # outlines: no font has to be there


def test_the_same_program_draws_the_same(judge_pool):
    assert draw(FIGURE, "light", judge_pool) == draw(FIGURE, "light", judge_pool)


def test_a_program_that_fails_is_shown_with_its_traceback(judge_pool):
    with pytest.raises(DrawingError, match="NameError"):
        draw(changed("axes.legend()", "axis.legend()"), "light", judge_pool)


def test_a_program_that_does_not_end_well_is_stopped(judge_pool):
    with pytest.raises(DrawingError, match="stopped"):
        draw(changed("axes.legend()", "import os; os._exit(0)"), "light", judge_pool)


def test_a_program_cannot_read_the_machine_it_draws_on(judge_pool):
    with pytest.raises(DrawingError, match=r"FileNotFoundError|PermissionError"):
        draw(changed("axes.legend()", "open('/etc/shadow')"), "light", judge_pool)
