"""`viva export WHAT FILE`: everything a learner did, as a file that can leave this machine."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable
from datetime import time
from pathlib import Path
from typing import BinaryIO

from viva.cli.desk import Desk, open_desk
from viva.cli.exits import Exit
from viva.cli.learner import now, open_learner
from viva.cli.packs import add_pack_arguments

Write = Callable[[BinaryIO], object]
WHAT = {
    "archive": "everything, to bring in elsewhere (.zip)",
    "csv": "reviews as a table, or submissions",
    "anki": "formula cards and exercises (.apkg)",
    "ical": "the plan as a calendar (.ics)",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    known = "; ".join(f"{name}: {about}" for name, about in WHAT.items())
    parser.add_argument("what", choices=WHAT, metavar="WHAT", help=known)
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write it; - is standard output")
    parser.add_argument(
        "--of", choices=("reviews", "submissions"), default="reviews", help="for csv (reviews)"
    )
    parser.add_argument("--at", type=time.fromisoformat, metavar="HH:MM", help="for ical: when you begin")
    parser.add_argument("--overwrite", action="store_true", help="also where there is a file already")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    file: Path = options.file
    if str(file) != "-" and file.exists() and not options.overwrite:
        print(
            f"viva export: {file} is there already. Name another file, or say --overwrite.", file=sys.stderr
        )
        return Exit.USAGE
    write = _opened(options)
    from viva.practice import ExchangeError

    try:
        _put(file, write)
    except ExchangeError as error:
        print(f"viva export: {error}", file=sys.stderr)
        return Exit.USAGE
    return Exit.DONE


def _put(file: Path, write: Write) -> None:
    """Writes the whole file or none of it, readable by nobody else."""
    if str(file) == "-":
        write(sys.stdout.buffer)
        return
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name}-", delete=False) as draft:
        try:
            write(draft)
        except BaseException:
            os.unlink(draft.name)  # noqa: PTH108
            raise
    os.replace(draft.name, file)  # noqa: PTH105
    print(f"{file}  {_size(file.stat().st_size)}")


def _size(count: int) -> str:
    return f"{count / (1 << 20):.1f} MB" if count >= 1 << 20 else f"{max(1, count >> 10)} kB"


def _opened(options: argparse.Namespace) -> Write:
    """What writes the file. A backup needs no pack, so none that cannot be read stands in its way."""
    if options.what == "archive":
        learner = open_learner()
        from viva import practice

        return lambda out: practice.write_archive(learner, out, at=now())
    desk = open_desk(options)
    return {"csv": _csv, "anki": _anki, "ical": _ical}[options.what](desk, options)


def _csv(desk: Desk, options: argparse.Namespace) -> Write:
    from viva import practice

    lines = practice.reviews_csv if options.of == "reviews" else practice.submissions_csv
    return lambda out: out.writelines(line.encode() for line in lines(desk.learner, desk.shelf))


def _anki(desk: Desk, options: argparse.Namespace) -> Write:
    from viva import practice

    return lambda out: practice.write_anki(desk.library, desk.pack.catalogue, out, at=desk.now)


def _ical(desk: Desk, options: argparse.Namespace) -> Write:
    from viva import practice

    standing = practice.standing(desk.learner, desk.shelf, now=desk.now)
    return lambda out: out.write(practice.plan_calendar(standing, now=desk.now, begin=options.at))
