"""`viva start PROBLEM`: puts the starter into a file and starts the clock."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from viva.cli.asking import asked
from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack, pack_folders
from viva.cli.terminal import paint, print_examples
from viva.content.problem import Problem
from viva.content.starter import starter
from viva.judge.transcript import PoolError


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
    _show(problem, [str(folder) for folder in pack_folders(options)])
    print(f"wrote {file}; {problem.minutes} minutes. Judge it with: viva run {problem.id} {file} --watch")
    return Exit.DONE


def _show(problem: Problem, packs: list[str]) -> None:
    """All that the page shows: what kind of problem it is, the statement, the examples."""
    rules = f", without {', '.join(problem.forbidden)}" if problem.forbidden else ""
    head = (
        f"{problem.title}  (level {problem.level}, {problem.minutes} min, runtime {problem.runtime}{rules})"
    )
    print(paint(head, "bold", sys.stdout), problem.statement.strip(), sep="\n\n", end="\n\n")
    try:
        answer, _ = asked({"ask": "examples", "packs": packs, "problem": problem.id})
    except PoolError as error:  # a statement can be read on a machine that cannot judge
        answer = {"error": str(error)}
    if "examples" in answer:
        print_examples(answer["examples"], sys.stdout)
    else:
        print(f"viva: the examples cannot be shown: {answer['error']}", file=sys.stderr)


def write_starter(problem: Problem, file: Path) -> bool:
    """False, with a message, if something stands there already: nobody's work is overwritten."""
    try:
        with file.open("x", encoding="utf-8") as out:
            out.write(starter(problem.reference, problem.entry))
    except FileExistsError:
        print(f"viva: {file} is there already; name another file, or remove it first", file=sys.stderr)
        return False
    return True
