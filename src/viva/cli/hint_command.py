"""`viva hint PROBLEM`: the next hint. Taking one is recorded."""

from __future__ import annotations

import argparse

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", help="id of a problem, or its last part where that is enough")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    problem = open_pack(options).problem(options.problem)
    learner = open_learner()
    from viva import practice

    before = practice.hints_taken(learner, problem)
    taken = practice.take_hint(learner, problem, at=now())
    for number, hint in enumerate(taken, 1):
        print(f"{number}. {hint}")
    if len(before) == len(problem.hints):
        print("there are no more hints; `viva solution` shows the solution once it is open")
    return Exit.DONE
