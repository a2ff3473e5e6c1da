"""Which packs a command reads: `--pack DIR` beside the bundled one, or `--only-pack` instead of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from viva.content.pack import Pack, bundled


def add_pack_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--pack",
        metavar="DIR",
        type=Path,
        action="append",
        default=[],
        help="read this pack too (repeatable)",
    )
    parser.add_argument("--only-pack", action="store_true", help="read only the packs named by --pack")


def pack_folders(options: argparse.Namespace) -> tuple[Path, ...]:
    """The pack folders of a command line, the bundled one first."""
    named = tuple(folder.absolute() for folder in options.pack)
    return named if options.only_pack and named else (bundled(), *named)


def open_pack(options: argparse.Namespace) -> Pack:
    """Raises ContentError."""
    return Pack.open(pack_folders(options))
