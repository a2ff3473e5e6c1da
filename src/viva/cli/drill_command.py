"""`viva drill NAME`: asks a question with a number for its answer, and says how far off what you type is."""

from __future__ import annotations

import argparse
import random
import sys

from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments, open_pack
from viva.cli.terminal import paint
from viva.content.drill import Drill, read_drills
from viva.content.drilling import Asked
from viva.content.errors import ContentError
from viva.content.pack import Pack, find
from viva.judge.driller import generate
from viva.judge.pool import Pool
from viva.judge.typed import NumberError, answer_text, compare, read_number, tolerance_text


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", nargs="?", help="id of a drill, or its last part where that is enough")
    parser.add_argument("--list", action="store_true", help="the drills there are")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    known = {drill.id: drill for drill in _drills(open_pack(options))}
    if options.list or options.name is None:
        for drill in known.values():
            print(f"{drill.id:<56}{drill.title}")
        return Exit.DONE
    id = find(options.name, known, "drill", "`viva drill --list` shows the drills there are.")
    learner = open_learner()
    with Pool(spares=1) as pool:
        return _ask(learner, known[id], pool)


def _drills(pack: Pack) -> list[Drill]:
    """All that can be read; what is wrong with the others is for `viva check`."""
    found: list[Drill] = []
    for file in pack.drill_files.values():
        try:
            found += read_drills(file)
        except ContentError as error:
            print(f"viva: {error}", file=sys.stderr)
    return found


def _ask(learner: int, drill: Drill, pool: Pool) -> int:
    from viva import practice

    begun = practice.begin_drill(learner, drill, at=now(), seed_of=random.choice)
    asked = generate(drill, begun.seed, pool)
    unit = f" in {asked.unit}" if asked.unit else ""
    print(f"{paint(drill.title, 'bold', sys.stdout)}  (question {begun.seed}, {drill.minutes} min)\n")
    print(f"{asked.ask}\n\nYour answer{unit}, {tolerance_text(asked)}; nothing if you do not know.")
    while True:
        print("> ", end="", flush=True)
        typed = sys.stdin.readline()
        if not typed:  # the end of what is read: the question stays under way
            return Exit.USAGE
        try:
            number = practice.answer_drill(
                learner, drill, begun.seed, typed, at=now(), generate=lambda *_: asked
            )
        except NumberError as error:
            print(error)
            continue
        given = practice.drill_answer(learner, drill, number)
        assert given is not None
        _print_worth(asked, given.text)
        return Exit.DONE if given.right else Exit.REJECTED


def _print_worth(asked: Asked, text: str) -> None:
    said = compare(asked, read_number(text, asked.unit)) if text else None
    style, headline = ("green", "RIGHT") if said and said.right else ("red", "NOT RIGHT")
    if said is None:
        style, headline = "yellow", "NOT KNOWN YET"
    words = f"  {said.words}" if said else ""
    print(f"\n{paint(headline, style, sys.stdout)}{words}")
    print(f"The answer is {answer_text(asked)}.\n\n{asked.working}")
