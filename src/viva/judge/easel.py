"""Draws the figures of lessons, in the sandbox: their programs are as little trusted as any other."""

from __future__ import annotations

from dataclasses import dataclass

from viva.content.figure import Figure
from viva.judge.candidate.wire import pack
from viva.judge.pool import Call, Limits, Outcome, Pool, Setup

LIMITS = Limits(cpu_seconds=30.0, wall_seconds=90.0, memory_mib=1024, output_kib=8192)

# Colours that stay apart for colour-blind readers (after Okabe and Ito, 2008), dark or light enough for 3:1 on the
# page; lines differ in their dashes too.
LINES = ("-", "--", "-.", ":", (0, (6, 2, 1, 2, 1, 2)))


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a theme."""

    text: str
    frame: str
    series: tuple[str, ...]


INKS = {
    "light": Ink("#1d1f23", "#767b85", ("#0065a3", "#b84a00", "#00734f", "#96407a", "#6a5300")),
    "dark": Ink("#e7e9ec", "#8b93a1", ("#6fbdf0", "#ffa366", "#4fd0a5", "#e79dca", "#f0e06a")),
}

_EASEL = """
import io

import matplotlib
from cycler import cycler
from matplotlib.figure import Figure

import drawing


def draw(style, colours, lines, width, height):
    matplotlib.rcParams.update(style)
    lines = [line if isinstance(line, str) else (line[0], tuple(line[1])) for line in lines]
    matplotlib.rcParams["axes.prop_cycle"] = cycler(color=colours) + cycler(linestyle=lines)
    sheet = Figure(figsize=(width, height), layout="constrained")
    drawing.draw(sheet)
    out = io.StringIO()
    sheet.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return out.getvalue()
"""


class DrawingError(Exception):
    """A program that does not draw; says why, with its traceback where there is one."""


def draw(figure: Figure, theme: str, pool: Pool) -> str:
    """The figure in SVG, with its stamp. Raises DrawingError, or PoolError where Matplotlib is not installed."""
    ink = INKS[theme]
    inputs = {
        "style": _style(ink, figure.name),
        "colours": list(ink.series),
        "lines": [line if isinstance(line, str) else [line[0], list(line[1])] for line in LINES],
        "width": 6.4,
        "height": 3.6,
    }
    setup = Setup("figures", (("drawing", figure.source), ("easel", _EASEL)), LIMITS)
    transcript = pool.run(setup, [Call("easel:draw", pack(inputs))])
    if not transcript.replies:
        raise DrawingError(f"stopped: {transcript.ending.value}: {transcript.detail}")
    reply = transcript.replies[0]
    if reply.outcome is not Outcome.RETURNED:
        error = reply.error
        raise DrawingError(error.traceback or error.message if error else "it does not return")
    return f"{str(reply.value).rstrip()}\n{figure.stamp}\n"


def _style(ink: Ink, name: str) -> dict[str, object]:
    """Quiet axes in the colours of the page. Text becomes outlines: no font has to be where it is read."""
    text = dict.fromkeys(("text.color", "axes.labelcolor", "xtick.labelcolor", "ytick.labelcolor"), ink.text)
    frame = dict.fromkeys(("axes.edgecolor", "xtick.color", "ytick.color", "grid.color"), ink.frame)
    return {
        **text,
        **frame,
        "svg.hashsalt": name,  # the same names inside the file each time it is drawn
        "font.size": 11.0,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "lines.linewidth": 2.0,
        "legend.frameon": False,
        "grid.alpha": 0.4,
    }
