"""Coverage: how many objectives have an item of their own kind, and whether that has gone down."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from viva.content.catalogue import Catalogue
from viva.content.errors import Finding
from viva.content.lines import line_of
from viva.content.objective import Kind
from viva.content.toml import read_toml

RECORD = "coverage.toml"
HEADER = """\
# Objectives that have an item of their own kind, by topic; topics without any are left out.
# Written by `viva check --record`. A number may grow, and fall only on purpose.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """One topic: by kind, how many objectives it has and how many of them an item of that kind assesses."""

    topic: str
    objectives: Mapping[Kind, int]
    covered: Mapping[Kind, int]

    @property
    def total(self) -> int:
        return sum(self.objectives.values())

    @property
    def done(self) -> int:
        return sum(self.covered.values())


@dataclass(frozen=True, slots=True)
class Coverage:
    """One row for each topic, in the order of study."""

    rows: tuple[Row, ...]

    def covered(self) -> dict[str, int]:
        """Covered objectives by topic."""
        return {row.topic: row.done for row in self.rows}


def coverage(catalogue: Catalogue, items: Iterable[tuple[str, str]]) -> Coverage:
    """What is assessed by `items`, pairs of an objective's id and the kind of the item: "implementation".

    An objective counts when one of its items is of its own kind. Pairs that name no objective count for
    nothing; `unknown_objectives` finds them.
    """
    assessed = frozenset(items)
    return Coverage(tuple(_row(catalogue, topic, assessed) for topic in catalogue.topics))


def _row(catalogue: Catalogue, topic: str, assessed: frozenset[tuple[str, str]]) -> Row:
    objectives, covered = dict.fromkeys(Kind, 0), dict.fromkeys(Kind, 0)
    for objective in catalogue.topics[topic].objectives:
        objectives[objective.kind] += 1
        covered[objective.kind] += (objective.id, objective.kind.value) in assessed
    return Row(topic, objectives, covered)


def render_coverage(table: Coverage) -> str:
    """The table as aligned text: covered/all for every kind, a line of totals below."""
    lines = [("topic", *(kind.value for kind in Kind), "all", "")]
    lines += [_cells(row) for row in (*table.rows, _totals(table))]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    text = [_aligned(line, widths) for line in lines]
    rule = "-" * max(map(len, text))
    return "\n".join([text[0], rule, *text[1:-1], rule, text[-1]])


def _cells(row: Row) -> tuple[str, ...]:
    kinds = (_share(row.covered[kind], row.objectives[kind]) for kind in Kind)
    return (
        row.topic,
        *kinds,
        f"{row.done}/{row.total}",
        f"{100 * row.done // row.total if row.total else 0} %",
    )


def _share(covered: int, objectives: int) -> str:
    return f"{covered}/{objectives}" if objectives else "-"


def _totals(table: Coverage) -> Row:
    def summed(counts: Iterable[Mapping[Kind, int]]) -> dict[Kind, int]:
        each = tuple(counts)
        return {kind: sum(count[kind] for count in each) for kind in Kind}

    return Row(
        "total", summed(row.objectives for row in table.rows), summed(row.covered for row in table.rows)
    )


def _aligned(cells: tuple[str, ...], widths: list[int]) -> str:
    first, *rest = (
        cell.ljust(w) if at == 0 else cell.rjust(w)
        for at, (cell, w) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *rest]).rstrip()


@dataclass(frozen=True, slots=True)
class Record:
    """The coverage a pack has reached before: covered objectives by topic."""

    file: Path
    covered: Mapping[str, int]


def read_record(pack: Path, catalogue: Catalogue) -> Record:
    """The record of a pack; an empty one if it has none. Raises ContentError if its file is not sound."""
    file = pack / RECORD
    if not file.is_file():
        return Record(file, {})
    table = read_toml(file)
    numbers = table.table("covered")
    covered = {topic: numbers.integer(topic, 0, low=0) for topic in catalogue.topics}
    table.finish()
    return Record(file, covered)


def regressions(table: Coverage, record: Record) -> list[Finding]:
    """A finding for every topic that covers fewer objectives than recorded."""
    remedy = "Bring back the item that is gone; if it went on purpose, record it with `viva check --record`."
    return [
        Finding(_at(record, topic), f"{topic}: {now} objectives covered, {before} recorded", remedy)
        for topic, now, before in _compared(table, record)
        if now < before
    ]


def gains(table: Coverage, record: Record) -> list[str]:
    """A sentence for every topic that covers more than recorded."""
    return [
        f"{topic}: {now} objectives covered, {before} recorded. Record it with `viva check --record`."
        for topic, now, before in _compared(table, record)
        if now > before
    ]


def _compared(table: Coverage, record: Record) -> list[tuple[str, int, int]]:
    return [(topic, now, record.covered.get(topic, 0)) for topic, now in table.covered().items()]


def _at(record: Record, topic: str) -> str:
    line = (
        line_of(record.file.read_text(encoding="utf-8"), ("covered", topic))
        if record.file.is_file()
        else None
    )
    return str(record.file) if line is None else f"{record.file}:{line}"


def render_record(table: Coverage) -> str:
    """The text of a new record, for `coverage.toml`."""
    lines = (f"{topic} = {now}\n" for topic, now in table.covered().items() if now)
    return f"{HEADER}\n[covered]\n{''.join(lines)}"
