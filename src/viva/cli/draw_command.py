"""`viva draw [TOPIC ...]`: draws the figures of lessons, for each theme, beside their programs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, open_pack
from viva.content.figure import THEMES, Figure, stale
from viva.content.pack import Pack
from viva.judge.easel import DrawingError, draw
from viva.judge.pool import Pool


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("topics", metavar="TOPIC", nargs="*", help="only these; all by default")
    parser.add_argument("--all", action="store_true", help="also what is drawn already")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    """The unreadable ones are named by `viva check`."""
    pack = open_pack(options)
    failed = False
    with Pool(spares=0) as pool:
        for figure in _wanted(pack, options):
            try:
                drawings = {theme: draw(figure, theme, pool) for theme in THEMES}
            except DrawingError as error:
                failed = True
                print(f"{figure.file}: {error}", file=sys.stderr)
                continue
            for theme, drawing in drawings.items():
                figure.drawing(theme).write_text(drawing, encoding="utf-8")
            print(f"drawn: {figure.id}")
    return Exit.REJECTED if failed else Exit.DONE


def _wanted(pack: Pack, options: argparse.Namespace) -> Iterator[Figure]:
    for figure in pack.library.figures.values():
        if options.topics and figure.topic not in options.topics:
            continue
        if options.all or any(stale(figure)):
            yield figure
