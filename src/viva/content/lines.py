"""On which line of a TOML file a key stands. The standard parser forgets it; an author needs it."""

from __future__ import annotations

import re

Route = tuple[str | int, ...]  # ("objective", 3, "level"): the key `level` of the fourth [[objective]]

HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"""\s*(?:"([^"]+)"|'([^']+)'|([A-Za-z0-9_-]+))\s*=""")
FENCES = ('"""', "'''")


def line_of(text: str, route: Route) -> int | None:
    """The line, counted from 1, of the key at `route`, or of the nearest table around it, or None.

    Meant for a file that parses. Keys inside inline tables are found at the key that holds them.
    """
    lines = _lines(text)
    for length in range(len(route), 0, -1):
        if route[:length] in lines:
            return lines[route[:length]]
    return None


def _lines(text: str) -> dict[Route, int]:
    """The line of every header and of every key that begins a line."""
    lines: dict[Route, int] = {}
    counts: dict[Route, int] = {}
    table: Route = ()
    fence = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if fence:
            fence = "" if fence in line else fence
            continue
        if header := HEADER.match(line):
            table = _table(header[2], counts, repeated=header[1] == "[[")
            lines[table] = number
        elif key := KEY.match(line):
            lines.setdefault((*table, key[1] or key[2] or key[3]), number)
        fence = _left_open(line)
    return lines


def _table(name: str, counts: dict[Route, int], *, repeated: bool) -> Route:
    """The route of the table that a header opens; counts the elements of each array of tables."""
    route: Route = ()
    *parents, last = (part.strip().strip("\"'") for part in name.split("."))
    for parent in parents:
        route = (*route, parent)
        if route in counts:
            route = (*route, counts[route] - 1)
    route = (*route, last)
    if repeated:
        counts[route] = counts.get(route, 0) + 1
        route = (*route, counts[route] - 1)
    return route


def _left_open(line: str) -> str:
    """The quotes of a string that goes on in the next line, or nothing."""
    return next((fence for fence in FENCES if line.count(fence) % 2), "")
