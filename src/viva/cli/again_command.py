"""`viva again PROBLEM`: an empty file and a new clock, the same tests."""

from __future__ import annotations

import argparse
from pathlib import Path

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack
from viva.cli.start_command import write_starter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", help="id of a problem, or its last part where that is enough")
    parser.add_argument("file", nargs="?", type=Path, help="where to write the starter (NAME_again.py)")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    problem = open_pack(options).problem(options.problem)
    file = options.file or Path(f"{problem.name.replace('-', '_')}_again.py")
    if not write_starter(problem, file):
        return Exit.USAGE
    learner = open_learner()
    from viva import practice

    practice.again(learner, problem, at=now())
    print(f"wrote {file}: from memory now. Judge it with: viva run {problem.id} {file}")
    return Exit.DONE
