"""A comparison: a table whose cells are chosen, for what is asked as "compare A and B".

A topic's comparisons/name.toml:

    title = "Ridge and lasso"
    objectives = ["ml.regularisation"]
    level = 2
    minutes = 3
    sources = ["Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 2nd ed. (2009), section 3.4"]
    ask = "What does each penalty do to the coefficients?"

    [[column]]
    id = "zeros"
    head = "Coefficients that are exactly zero"
    choices = ["usual", "only by accident", "all of them"]
    why = "The corners of the L1 ball lie on the axes; the L2 ball has none."

    [[row]]
    head = "Ridge"
    cells = { zeros = "only by accident" }

Each cell is one of the choices of its column. `Comparison.chance` is what guessing earns.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from viva.content.errors import Finding
from viva.content.toml import Table, did_you_mean, read_toml

LONGEST_CHOICE = 60  # characters: it has to fit into a list on a telephone
FEWEST_CELLS = 6
MOST_BY_CHANCE = 0.4  # share of the cells that guessing may get right

Cells = tuple[tuple[str, ...], ...]  # one tuple for each row, one text for each column
Fault = tuple[str, str]  # what, remedy


@dataclass(frozen=True, slots=True)
class Column:
    """One property. choices: what a cell may say, in no order that tells anything. why: what decides it."""

    id: str
    head: str
    choices: tuple[str, ...]
    why: str

    def shuffled(self, key: str) -> tuple[str, ...]:
        """The choices in an order that tells nothing, the same for the same key."""
        return tuple(sorted(self.choices, key=lambda each: hashlib.sha256(f"{key} {self.id} {each}".encode()).digest()))


@dataclass(frozen=True, slots=True)
class Row:
    """One of the things that are compared. cells: what is right, by the column's id."""

    head: str
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One comparison file, read. id: topic/name. ask is Markdown; heads and choices are one line of it."""

    id: str
    file: Path
    digest: str  # of the file
    title: str
    objectives: tuple[str, ...]
    level: int  # 1 junior, 2 mid, 3 senior, 4 research
    minutes: int
    sources: tuple[str, ...]
    ask: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def topic(self) -> str:
        return self.id.partition("/")[0]

    @property
    def name(self) -> str:
        return self.id.partition("/")[2]

    @property
    def size(self) -> int:
        """How many cells there are."""
        return len(self.rows) * len(self.columns)

    def right(self, chosen: Cells) -> int:
        """How many cells are right. chosen: row by row; an empty one says: I do not know."""
        return sum(
            cell == row.cells[column.id]
            for row, cells in zip(self.rows, chosen, strict=True)
            for column, cell in zip(self.columns, cells, strict=True)
        )

    @property
    def chance(self) -> float:
        """The share of the cells that guessing gets right on average."""
        return sum(1 / len(column.choices) for column in self.columns) / len(self.columns)


def read_comparison(file: Path) -> Comparison:
    """The comparison in topic/comparisons/name.toml. Raises ContentError with everything that is wrong with it."""
    table = read_toml(file)
    columns = tuple(_column(each) for each in table.tables("column"))
    if len({column.id for column in columns}) < len(columns):
        table.refuse("column", "two columns have the same id", "Rename one.")
    comparison = Comparison(
        id=f"{file.parent.parent.name}/{file.stem}",
        file=file,
        digest=hashlib.sha256(file.read_bytes()).hexdigest()[:32],
        title=table.text("title"),
        objectives=table.texts("objectives"),
        level=table.integer("level", low=1, high=4),
        minutes=table.integer("minutes", low=1, high=20),
        sources=table.texts("sources"),
        ask=table.text("ask").strip(),
        columns=columns,
        rows=tuple(_row(each, columns) for each in table.tables("row")),
    )
    if table.findings():
        table.finish()
    table.finish(Finding(f"{file}:1", what, remedy) for what, remedy in _faults(comparison))
    return comparison


def _column(table: Table) -> Column:
    choices = table.texts("choices")
    if len(set(choices)) < len(choices) or not 2 <= len(choices) <= 8:
        table.refuse("choices", "these are not two to eight different choices", "Correct the list.")
    for each in choices:
        if len(each) > LONGEST_CHOICE:
            remedy = f"{LONGEST_CHOICE} characters are the most; the rest belongs in `why`."
            table.refuse("choices", f"{each!r} is too long to choose", remedy)
    return Column(table.text("id"), table.text("head"), choices, table.text("why"))


def _row(table: Table, columns: tuple[Column, ...]) -> Row:
    head, cells = table.text("head"), table.table("cells")
    chosen = {column.id: cells.text(column.id) for column in columns}
    for column in columns:
        if chosen[column.id] and chosen[column.id] not in column.choices:
            remedy = did_you_mean(chosen[column.id], column.choices) or "Write one of its `choices`."
            cells.refuse(column.id, f"{chosen[column.id]!r} is no choice of `{column.id}`", remedy)
    return Row(head, chosen)


def _faults(comparison: Comparison) -> Iterator[Fault]:
    columns, rows = comparison.columns, comparison.rows
    if not 2 <= len(columns) <= 6 or not 2 <= len(rows) <= 6 or comparison.size < FEWEST_CELLS:
        what = f"it has {len(rows)} rows and {len(columns)} columns"
        yield what, f"Two to six of each, and at least {FEWEST_CELLS} cells."
        return
    if len({row.head for row in rows}) < len(rows):
        yield "two rows have the same head", "Rename one."
    if len({tuple(row.cells.values()) for row in rows}) < len(rows):
        yield "two rows say the same", "Add a column in which they differ, or drop one."
    if comparison.chance > MOST_BY_CHANCE:
        what = f"guessing gets {comparison.chance:.0%} of the cells right"
        yield what, "Add choices that are wrong, and that somebody would believe."
