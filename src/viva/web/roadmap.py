"""The map of the topics: a row for each step away from the beginning, lines to what comes before."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from viva.content.graph import closure
from viva.content.topic import Topic

WIDTH, HEIGHT = 214, 62  # of a box
ACROSS, DOWN = 234, 96  # from one box to the next
MARGIN = 10
INSET = 12  # of text from the left of a box
LETTERS = 27  # of a title in one line of a box

Needs = Mapping[str, Sequence[str]]  # topic -> topics it needs first; each stands before it


@dataclass(frozen=True, slots=True)
class Box:
    """A topic. x, y: its upper left corner."""

    topic: Topic
    x: int
    y: int
    svg: SafeString  # its frame and its title: what never changes is written once
    foot: SafeString  # where the line below the title begins


@dataclass(frozen=True, slots=True)
class Spot:
    """A box that leads somewhere, with what is known of a learner under its title. drawn: what stands beside that."""

    box: Box
    address: str
    tone: str  # "good", "warn", "fading" or "quiet"
    words: str
    drawn: str = ""  # HTML


@dataclass(frozen=True, slots=True)
class Line:
    """From a topic down to one that needs it. path: as SVG says it."""

    start: str
    end: str
    path: str


@dataclass(frozen=True, slots=True)
class Roadmap:
    """What to draw."""

    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


def roadmap(topics: Sequence[Topic]) -> Roadmap:
    """The map of topics that are given in an order of study."""
    known = {topic.id for topic in topics}
    needs = {topic.id: [need for need in topic.prerequisites if need in known] for topic in topics}
    rows = depths(needs)
    columns = place(needs, rows)
    boxes = {topic.id: _box(topic, columns[topic.id], rows[topic.id]) for topic in topics}
    lines = tuple(_line(boxes[need], boxes[node]) for node, shown in direct(needs).items() for need in shown)
    width = MARGIN * 2 + ACROSS * max(columns.values(), default=0) + WIDTH
    height = MARGIN * 2 + DOWN * max(rows.values(), default=0) + HEIGHT
    return Roadmap(tuple(boxes.values()), lines, width, height)


def depths(needs: Needs) -> dict[str, int]:
    """For each topic the length of the longest way to it from one that needs nothing."""
    found: dict[str, int] = {}
    for node, before in needs.items():
        found[node] = max((found[need] + 1 for need in before), default=0)
    return found


def direct(needs: Needs) -> dict[str, tuple[str, ...]]:
    """The needs that no other need implies: what has to be drawn so that all can be followed."""
    return {
        node: tuple(need for need in before if not any(need in closure(needs, other) for other in before))
        for node, before in needs.items()
    }


def place(needs: Needs, rows: Mapping[str, int]) -> dict[str, int]:
    """A column for each topic, below what it needs as far as the others of its row let it."""
    by_row: dict[int, list[str]] = {}
    for node, row in rows.items():
        by_row.setdefault(row, []).append(node)
    count = max(map(len, by_row.values()), default=0)
    columns: dict[str, int] = {}
    for row in sorted(by_row):
        wished = {
            node: _mean([columns[need] for need in needs[node]], (count - 1) / 2) for node in by_row[row]
        }
        nodes = sorted(by_row[row], key=wished.__getitem__)
        chosen = min(
            combinations(range(count), len(nodes)),
            key=lambda places: sum(abs(at - wished[node]) for at, node in zip(places, nodes, strict=True)),
        )
        columns |= zip(nodes, chosen, strict=True)
    return columns


def _mean(values: Sequence[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _box(topic: Topic, column: int, row: int) -> Box:
    lines = textwrap.wrap(topic.title, LETTERS, max_lines=2, placeholder=" …")
    x, y = MARGIN + ACROSS * column, MARGIN + DOWN * row
    frame = format_html('<rect x="{}" y="{}" width="{}" height="{}" rx="8"/>', x, y, WIDTH, HEIGHT)
    title = format_html_join(
        "",
        '<text x="{}" y="{}" dy="{}em">{} </text>',
        ((x + INSET, y + 20, f"{number + 0.15:g}", line) for number, line in enumerate(lines)),
    )
    return Box(topic, x, y, frame + title, format_html('x="{}" y="{}"', x + INSET, y + 53))


def _line(upper: Box, lower: Box) -> Line:
    x1, y1 = upper.x + WIDTH // 2, upper.y + HEIGHT
    x2, y2 = lower.x + WIDTH // 2, lower.y
    bend = (DOWN - HEIGHT) // 2 + (y2 - y1) // 3
    return Line(upper.topic.id, lower.topic.id, f"M{x1} {y1}C{x1} {y1 + bend} {x2} {y2 - bend} {x2} {y2}")
