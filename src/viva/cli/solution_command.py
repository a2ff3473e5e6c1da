"""`viva solution PROBLEM`: the reference, the editorial and the follow-ups, once they are open."""

from __future__ import annotations

import argparse
import sys

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack
from viva.content.problem import Problem


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", help="id of a problem, or its last part where that is enough")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    problem = open_pack(options).problem(options.problem)
    learner = open_learner()
    from viva import practice

    practice.open_problem(learner, problem, at=now())
    gate = practice.solution(learner, problem, now=now())
    if not gate.is_open:
        print(
            f"the solution opens with your first submission, or in {gate.minutes} minutes; "
            f"`viva hint {problem.id}` helps",
            file=sys.stderr,
        )
        return Exit.CLOSED
    print_solution(problem)
    return Exit.DONE


def print_solution(problem: Problem) -> None:
    print(problem.reference)
    print(f"The library's equivalent: {problem.library}\n")
    print(problem.editorial)
    print("## Follow-ups\n")
    for follow_up in problem.follow_ups:
        print(f"{follow_up.ask}\n\n{follow_up.answer}\n")
    print(f"Now from memory: viva again {problem.id}")
