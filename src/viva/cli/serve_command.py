"""`viva serve`: the pages, in a browser on this machine."""

from __future__ import annotations

import argparse
import os
import sys

from viva.cli.exits import Exit
from viva.cli.packs import add_pack_arguments, pack_folders
from viva.content.pack import bundled


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--host", help="address to listen at; another than this machine needs a whole sandbox (127.0.0.1)"
    )
    parser.add_argument("--port", type=int, help="port to listen at; 0 takes a free one (8484)")
    parser.add_argument("--no-browser", action="store_true", help="do not open a browser")
    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    from viva.store.place import PlaceError
    from viva.web.server import run as serve
    from viva.web.settings import Settings, SettingsError

    folders = pack_folders(options)
    try:
        settings = Settings.read(
            os.environ,
            host=options.host,
            port=options.port,
            packs=() if folders == (bundled(),) else folders,
        )
        serve(settings, open_browser=not options.no_browser)
    except (SettingsError, PlaceError) as error:
        print(f"viva serve: {error}", file=sys.stderr)
        return Exit.USAGE
    return Exit.DONE
