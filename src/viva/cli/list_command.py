"""`viva list`: the problems there are."""

from __future__ import annotations

import argparse
import json

from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, open_pack
from viva.content.problem import Problem

LEVELS = ("", "junior", "mid", "senior", "research")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", nargs="*", help="only problems whose id or title has all of these words")
    parser.add_argument("--topic", help="only problems of this topic")
    parser.add_argument("--level", type=int, choices=(1, 2, 3, 4), help="only problems of this level")
    parser.add_argument("--json", action="store_true", help="print a JSON list")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    problems = [p for p in open_pack(options).problems.values() if _asked_for(p, options)]
    if options.json:
        print(json.dumps([_view(problem) for problem in problems]))
        return Exit.DONE
    topic = ""
    for problem in problems:
        if problem.topic != topic:
            topic = problem.topic
            print(f"\n{topic}")
        level = LEVELS[problem.level]
        print(
            f"  {problem.name:<24}{problem.title:<48}{level:<10}{problem.minutes:>3} min  {problem.runtime}"
        )
    if not problems:
        print("no problem fits; `viva list` shows them all")
    return Exit.DONE


def _asked_for(problem: Problem, options: argparse.Namespace) -> bool:
    text = f"{problem.id} {problem.title}".lower()
    return (
        all(word.lower() in text for word in options.words)
        and options.topic in (None, problem.topic)
        and options.level in (None, problem.level)
    )


def _view(problem: Problem) -> dict[str, object]:
    return {
        "id": problem.id,
        "title": problem.title,
        "topic": problem.topic,
        "level": problem.level,
        "minutes": problem.minutes,
        "runtime": problem.runtime,
        "entry": list(problem.entry),
        "objectives": list(problem.objectives),
        "digest": problem.digest,
    }
