"""`viva import FILE`: merges an archive of Viva, or the reviews in a package of Anki, into the history here."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="an archive (.zip), or .apkg or .colpkg of Anki"
    )


def run(options: argparse.Namespace) -> int:
    learner = open_learner()
    from viva import practice
    from viva.practice import ExchangeError

    with options.file.open("rb") as file:
        try:
            came = practice.bring_in(learner, file, now=now())
        except ExchangeError as error:
            print(f"viva import: {options.file}: {error}", file=sys.stderr)
            return Exit.USAGE
    print(f"{options.file} is {came.source.value}.")
    for name, count in came.added.items():
        print(f"  {count:>7} new in {name}")
    if came.source.name == "ANKI" and not came.found:
        print(
            '  No review of a note from Viva is in it. In Anki, export with "Include scheduling information".'
        )
    elif not came.added:
        print("  Everything in it was here already.")
    return Exit.DONE
