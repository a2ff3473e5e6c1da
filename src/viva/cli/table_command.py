"""`viva table NAME`: a comparison to fill cell by cell, and which cells were right."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack
from viva.cli.prose import one_line, prose, wrapped
from viva.cli.terminal import paint
from viva.content.comparison import Cells, Column, Comparison
from viva.content.pack import find


class _Over(Exception):
    """Nothing more is typed."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="id of a comparison, or its last part where that is enough")
    parser.add_argument("--list", action="store_true", help="the comparisons there are")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    pack = open_pack(options)
    known = pack.library.comparisons if pack.topic_files else {}
    if options.list or options.name is None:
        for comparison in known.values():
            print(f"{comparison.id:<56}{one_line(comparison.title)}")
        return Exit.DONE
    id = find(options.name, known, "comparison", "`viva table --list` shows the comparisons there are.")
    return _fill(open_learner(), known[id])


def _fill(learner: int, comparison: Comparison) -> int:
    from viva import practice

    practice.open_comparison(learner, comparison, at=now())
    title = paint(one_line(comparison.title), "bold", sys.stdout)
    print(
        f"{title}  ({comparison.minutes} min)\n\n{prose(comparison.ask)}\n\nType numbers; nothing if you do not know."
    )
    key = f"{comparison.id} {max(practice.filled_tables(learner, comparison), default=0)}"
    try:
        chosen = tuple(
            tuple(_ask(row.head, column, column.shuffled(key)) for column in comparison.columns)
            for row in comparison.rows
        )
    except _Over:  # the end of what is read: nothing is kept
        return Exit.USAGE
    number = practice.fill(learner, comparison, chosen, at=now())
    filled = practice.filled_table(learner, comparison, number)
    assert filled is not None
    _print_worth(comparison, filled.cells)
    return Exit.DONE if filled.right == filled.total else Exit.REJECTED


def _ask(head: str, column: Column, choices: Sequence[str]) -> str:
    """The choice for one cell; empty if it is left open."""
    print(f"\n{paint(one_line(head), 'bold', sys.stdout)}: {one_line(column.head)}")
    for number, choice in enumerate(choices, 1):
        print(f"  {number}  {one_line(choice)}")
    while True:
        print("> ", end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:
            raise _Over
        typed = typed.strip()
        if not typed:
            return ""
        if typed.isdecimal() and 1 <= int(typed) <= len(choices):
            return choices[int(typed) - 1]
        print(f"Type a number from 1 to {len(choices)}.")


def _print_worth(comparison: Comparison, cells: Cells) -> None:
    right = comparison.right(cells)
    style = "green" if right == comparison.size else "red"
    print(f"\n{paint(f'{right} OF {comparison.size} RIGHT', style, sys.stdout)}\n")
    for row, chosen in zip(comparison.rows, cells, strict=True):
        print(paint(one_line(row.head), "bold", sys.stdout))
        for column, cell in zip(comparison.columns, chosen, strict=True):
            print(_judged(column, cell, row.cells[column.id]))
    for column in comparison.columns:
        print(f"\n{paint(one_line(column.head), 'bold', sys.stdout)}\n{prose(column.why)}")


def _judged(column: Column, cell: str, right: str) -> str:
    sign, colour = ("✓", "green") if cell == right else ("✗", "red") if cell else ("?", "yellow")
    instead = f" (you chose: {one_line(cell)})" if cell and cell != right else ""
    line = wrapped(f"{one_line(column.head)}: {one_line(right)}{instead}", "    ").strip()
    return f"  {paint(sign, colour, sys.stdout)} {line}"
