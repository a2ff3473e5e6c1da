"""The derivations of tests/derive/corpus, and what the engine says of their right and wrong lines."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from viva.content.derivation import Setting, setting_of
from viva.content.toml import Table, read_toml
from viva.derive.board import Board
from viva.derive.judging import Line, Standing, judge_line, judge_lines
from viva.derive.verdicts import Status

FOLDER = Path(__file__).resolve().parents[1] / "tests" / "derive" / "corpus"


@dataclass(frozen=True, slots=True)
class Wrong:
    """A wrong line. line: the right one, from 1, in whose place it stands. kind: what was done to it."""

    line: int
    latex: str
    kind: str


@dataclass(frozen=True, slots=True)
class Derivation:
    name: str
    area: str
    title: str
    goal: str
    setting: Setting
    lines: tuple[str, ...]
    wrong: tuple[Wrong, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One line with what was said of it."""

    derivation: Derivation
    number: int
    latex: str
    right: bool
    status: Status
    seconds: float

    def __str__(self) -> str:
        kind = "right" if self.right else "wrong"
        latex = " ".join(self.latex.split())
        return f"{self.derivation.name}, line {self.number}, {kind}, {self.status.words}: {latex}"


def load() -> tuple[Derivation, ...]:
    """All of them, by name. Raises ContentError."""
    return tuple(read(file) for file in sorted(FOLDER.glob("*.toml")))


def read(file: Path) -> Derivation:
    """One of them. Raises ContentError with everything that is wrong with it."""
    table = read_toml(file)
    derivation = Derivation(
        name=file.stem,
        area=table.text("area"),
        title=table.text("title"),
        goal=table.text("goal"),
        setting=setting_of(table),
        lines=tuple(each.text("latex") for each in table.tables("line")),
        wrong=tuple(map(_wrong, table.tables("wrong"))),
    )
    table.finish()
    return derivation


def _wrong(table: Table) -> Wrong:
    return Wrong(table.integer("line", low=1), table.text("latex"), table.text("kind"))


def judge(derivation: Derivation) -> tuple[Step, ...]:
    """The right lines in order, each after the one before it; then each wrong line in the place where it stands."""
    board = Board(derivation.setting)
    right = judge_lines(board, derivation.lines)
    steps = [
        Step(derivation, number, line.text, True, line.verdict.status, line.verdict.seconds)
        for number, line in enumerate(right, start=1)
    ]
    return (*steps, *_judge_wrong(derivation, board, right))


def _judge_wrong(derivation: Derivation, board: Board, right: Sequence[Line]) -> Iterator[Step]:
    for wrong in derivation.wrong:
        before = right[wrong.line - 2].standing if wrong.line > 1 else Standing()
        began = time.perf_counter()
        status = judge_line(board, wrong.latex, before).verdict.status
        yield Step(derivation, wrong.line, wrong.latex, False, status, time.perf_counter() - began)
