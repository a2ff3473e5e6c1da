"""`viva start PROBLEM`: puts the starter into a file and starts the clock."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack
from viva.content.problem import Problem
from viva.content.starter import starter


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", help="id of a problem, or its last part where that is enough")
    parser.add_argument("file", nargs="?", type=Path, help="where to write the starter (NAME.py)")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    problem = open_pack(options).problem(options.problem)
    file = options.file or Path(f"{problem.name.replace('-', '_')}.py")
    if not write_starter(problem, file):
        return Exit.USAGE
    learner = open_learner()
    from viva import practice

    practice.open_problem(learner, problem, at=now())
    print(problem.statement)
    print(f"wrote {file}; {problem.minutes} minutes. Judge it with: viva run {problem.id} {file} --watch")
    return Exit.DONE


def write_starter(problem: Problem, file: Path) -> bool:
    """False, with a message, if something stands there already: nobody's work is overwritten."""
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(starter(problem.reference, problem.entry))
    except FileExistsError:
        print(f"viva: {file} is there already; name another file, or remove it first", file=sys.stderr)
        return False
    return True
