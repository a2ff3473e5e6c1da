"""A figure of a lesson: a program that draws it with Matplotlib, and what it drew, once for each theme.

    content/softmax/figures/temperature.py         def draw(sheet): axes = sheet.subplots(); axes.plot(...)
    content/softmax/figures/temperature.light.svg  made by `viva draw softmax`
    content/softmax/figures/temperature.dark.svg

The program's docstring says in words what the figure shows: it is what a reader hears who cannot see it.
"""

from __future__ import annotations

import ast
import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from viva.content.errors import ContentError, Finding
from viva.content.parsing import parsed
from viva.content.toml import read_text

THEMES = ("light", "dark")

_BOX = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')


@dataclass(frozen=True)
class Figure:
    """One figure. id: topic/name. description: in words, of one paragraph."""

    id: str
    file: Path
    source: str
    description: str

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def stamp(self) -> str:
        """The last line of each drawing: it names the program that drew it."""
        return f"<!-- drawn by {hashlib.sha256(self.source.encode()).hexdigest()[:32]} -->"

    def drawing(self, theme: str) -> Path:
        """Where it lies, drawn for a theme."""
        return self.file.with_suffix(f".{theme}.svg")

    @cached_property
    def size(self) -> tuple[int, int]:
        """Width and height in points, whichever theme; (0, 0) where it is not drawn yet."""
        file = self.drawing(THEMES[0])
        box = _BOX.search(file.read_text(encoding="utf-8")[:2000]) if file.is_file() else None
        return (round(float(box[1])), round(float(box[2]))) if box else (0, 0)


def read_figure(file: Path) -> Figure:
    """The figure in topic/figures/name.py. Raises ContentError with everything that is wrong with it."""
    source = read_text(file)
    try:
        tree = parsed(source)
    except SyntaxError as error:
        what = f"no Python: {error.msg}"
        raise ContentError([Finding(f"{file}:{error.lineno}", what, "Correct it.")]) from error
    description = " ".join((ast.get_docstring(tree) or "").split())
    figure = Figure(f"{file.parent.parent.name}/{file.stem}", file, source, description)
    if found := list(_faults(figure, tree)):
        raise ContentError(found)
    return figure


def stale(figure: Figure) -> Iterator[Finding]:
    """A finding for each theme for which its program, as it is now, has not drawn."""
    for theme in THEMES:
        drawing = figure.drawing(theme)
        if not drawing.is_file():
            yield Finding(str(drawing), "this drawing is missing", f"Run: viva draw {figure.topic}")
        elif not drawing.read_text(encoding="utf-8").rstrip().endswith(figure.stamp):
            what = "this drawing is not of the program as it is now"
            yield Finding(str(drawing), what, f"Run: viva draw {figure.topic}")


def _faults(figure: Figure, tree: ast.Module) -> Iterator[Finding]:
    if not figure.description:
        remedy = "Say in a docstring what it shows, for readers who cannot see it."
        yield Finding(f"{figure.file}:1", "it has no description", remedy)
    if not any(isinstance(each, ast.FunctionDef) and each.name == "draw" for each in tree.body):
        yield Finding(f"{figure.file}:1", "it defines no function `draw`", "Write def draw(sheet): ...")
