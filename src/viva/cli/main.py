"""The `viva` command. A command is a module of this room, imported when it runs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from importlib import import_module

from viva import __version__
from viva.cli.exits import Exit

COMMANDS = {
    "today": "what to do today, and why",
    "review": "recall formulas and questions, and say how it went",
    "plan": "what you prepare for, and the days until then",
    "map": "what you know, what fades, what comes next",
    "stats": "what to expect on the day, and where the time went",
    "list": "the problems there are",
    "start": "put the starter of a problem into a file",
    "run": "judge a file",
    "derive": "check a derivation line by line",
    "compare": "compare an answer in words with what a good one says",
    "table": "fill the table of a comparison",
    "drill": "ask for a number, with new numbers each time",
    "hint": "show the next hint of a problem",
    "solution": "show the solution, once it is open",
    "again": "begin again, from memory",
    "rebuild": "compute what is remembered anew from the journal",
    "export": "everything you did, as an archive, a table, for Anki or as a calendar",
    "import": "bring in an archive, or reviews from Anki",
    "check": "prove what the pack claims",
    "draw": "draw the figures of lessons",
    "new": "make the folder of a new problem",
    "doctor": "what this machine can do for the sandbox",
    "serve": "open the pages in a browser",
    "daemon": "keep the judge warm (started by itself)",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code (see docs/machine-interface.md)."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    parser = _parser(words)
    options = parser.parse_args(words)
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        return Exit.INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away: nothing left to say
        return Exit.DONE
    except Exception as error:
        return _explained(error)


def _parser(words: Sequence[str]) -> argparse.ArgumentParser:
    """The parser; only the command that is named is imported."""
    parser = argparse.ArgumentParser(
        prog="viva", description="A gym for machine-learning interviews that checks everything it claims."
    )
    parser.add_argument("--version", action="version", version=f"viva {__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    named = next((word for word in words if not word.startswith("-")), None)
    for name, purpose in COMMANDS.items():
        command = commands.add_parser(name, help=purpose, description=purpose.capitalize() + ".")
        if name == named:
            module = import_module(f"viva.cli.{name}_command")
            module.add_arguments(command)
            command.set_defaults(run=module.run)
    return parser


def _explained(error: Exception) -> int:
    """Errors that people can act on, as sentences; anything else is a defect and keeps its traceback."""
    from viva.content.errors import ContentError
    from viva.judge.errors import JudgeError
    from viva.judge.transcript import PoolError

    if isinstance(error, PoolError):
        print(
            f"viva: the judge could not start: {error}\n  `viva doctor` shows what this machine offers.",
            file=sys.stderr,
        )
        return Exit.JUDGE
    if isinstance(error, (ContentError, JudgeError, FileNotFoundError, IsADirectoryError, PermissionError)):
        print(f"viva: {error}", file=sys.stderr)
        return Exit.USAGE
    raise error


if __name__ == "__main__":
    sys.exit(main())
