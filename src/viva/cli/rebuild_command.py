"""`viva rebuild`: computes the cards anew from the journal of reviews; `--check` only says whether they are right."""

from __future__ import annotations

import argparse
import json
import sys

from viva.cli.exits import Exit
from viva.cli.learner import open_learner
from viva.derive.machine import INTERFACE


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--check",
        action="store_true",
        help="change nothing; name the items whose card is not what it must be",
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")


def run(options: argparse.Namespace) -> int:
    learner = open_learner()
    from viva import practice

    if options.check:
        return _check(practice.stale(learner), as_json=options.json)
    count = practice.rebuild(learner)
    if options.json:
        print(json.dumps({"interface": INTERFACE, "cards": count}))
    else:
        print(f"{count} card{'' if count == 1 else 's'} computed anew from the reviews.")
    return Exit.DONE


def _check(stale: tuple[str, ...], *, as_json: bool) -> int:
    if as_json:
        print(json.dumps({"interface": INTERFACE, "stale": list(stale)}))
    elif stale:
        print(*stale, sep="\n")
        things = "card differs" if len(stale) == 1 else "cards differ"
        print(f"{len(stale)} {things} from what the reviews amount to. Run: viva rebuild", file=sys.stderr)
    else:
        print("Every card is what the reviews amount to.")
    return Exit.REJECTED if stale else Exit.DONE
