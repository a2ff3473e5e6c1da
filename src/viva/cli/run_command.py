"""`viva run PROBLEM FILE`: judges a file and says what happened."""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from viva.cli.asking import asked
from viva.cli.exits import Exit
from viva.judge.machine import INTERFACE, machine_view


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("problem", nargs="?", help="id of a problem, or its last part where that is enough")
    parser.add_argument("file", nargs="?", type=Path, help="the file to judge; - reads standard input")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument(
        "--batch", action="store_true", help='read {"problem": ..., "source": ...} lines, answer in order'
    )
    parser.add_argument("--watch", action="store_true", help="judge again each time the file is saved")
    parser.add_argument("--cold", action="store_true", help="neither ask nor start the warm judge")
    from viva.cli.packs import add_pack_arguments

    add_pack_arguments(parser)


def run(options: argparse.Namespace) -> int:
    if options.batch:
        from viva.cli.batch import batch

        return batch(options, sys.stdin, sys.stdout)
    if options.problem is None or options.file is None:
        print("viva run: name a problem and a file, as in `viva run inverse inverse.py`", file=sys.stderr)
        return Exit.USAGE
    if options.watch:
        return watch(options.file, lambda: _once(options))
    return _once(options)


def _once(options: argparse.Namespace) -> int:
    source = (
        sys.stdin.read()
        if str(options.file) == "-"
        else options.file.read_text(encoding="utf-8", errors="replace")
    )
    answer, warmth = _judged(options, source)
    if "error" in answer:
        print(
            json.dumps({"interface": INTERFACE, "error": answer["error"]})
            if options.json
            else f"viva: {answer['error']}",
            file=sys.stdout if options.json else sys.stderr,
        )
        return Exit.USAGE
    if options.json:
        print(json.dumps({**machine_view(answer["judgement"]), "warm": warmth == "warm"}))
    else:
        from viva.cli.terminal import print_judgement

        print_judgement(answer["judgement"], sys.stdout, warmth)
    return exit_code(answer["judgement"])


def exit_code(judgement: dict[str, Any]) -> int:
    if judgement["accepted"]:
        return Exit.DONE
    return Exit.JUDGE if judgement["verdict"] == "judge error" else Exit.REJECTED


def _judged(options: argparse.Namespace, source: str) -> tuple[dict[str, Any], str]:
    """The answer, and "warm" or how long the cold start took."""
    from viva.cli.packs import pack_folders

    message = {
        "packs": [str(f) for f in pack_folders(options)],
        "problem": options.problem,
        "source": source,
        "keep": not options.json,
    }
    return asked(message, cold=options.cold)


def watch(file: Path, action: Callable[[], int]) -> int:
    """Acts at once, and again whenever the file's content changes, until interrupted."""
    last = None
    while True:
        try:
            stamp = (file.stat().st_mtime_ns, file.stat().st_size)
        except FileNotFoundError:
            stamp = None  # an editor may replace the file: wait for it to come back
        if stamp is not None and stamp != last:
            last = stamp
            print(f"\n--- {file} at {time.strftime('%H:%M:%S')}", flush=True)
            action()
            sys.stdout.flush()  # somebody may read a pipe
        time.sleep(0.1)
