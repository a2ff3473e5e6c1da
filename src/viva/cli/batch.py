"""`viva run --batch`: JSON lines in, JSON lines out, in order, with the pool kept warm."""

from __future__ import annotations

import argparse
import json
import os
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TextIO

from viva.cli.daemon_command import answer
from viva.cli.exits import Exit
from viva.cli.judging import Bench
from viva.cli.packs import pack_folders
from viva.judge.machine import INTERFACE, machine_view

AHEAD = 32  # lines that may be judged before an earlier one is printed


def batch(options: argparse.Namespace, lines: TextIO, out: TextIO) -> int:
    """Judges each line. Exit code 0 if every line could be judged, whatever the verdicts."""
    folders = [str(folder) for folder in pack_folders(options)]
    waiting: deque[Future[dict[str, Any]]] = deque()
    fine = True
    with Bench(spares=4) as bench, ThreadPoolExecutor(os.cpu_count() or 1) as executor:
        for line in lines:
            if line.strip():
                waiting.append(executor.submit(_line, line, folders, bench))
            while len(waiting) >= AHEAD or (waiting and waiting[0].done()):
                fine &= _print(waiting.popleft().result(), out)
        while waiting:
            fine &= _print(waiting.popleft().result(), out)
    return Exit.DONE if fine else Exit.USAGE


def _line(line: str, folders: list[str], bench: Bench) -> dict[str, Any]:
    try:
        asked = json.loads(line)
        message = {"packs": folders, "problem": asked["problem"], "source": asked["source"]}
    except (ValueError, KeyError, TypeError) as error:
        return {
            "interface": INTERFACE,
            "error": f"a line is an object with problem and source: {type(error).__name__}: {error}",
        }
    said = answer(message, bench)
    return (
        machine_view(said["judgement"])
        if "judgement" in said
        else {"interface": INTERFACE, "error": said["error"]}
    )


def _print(said: dict[str, Any], out: TextIO) -> bool:
    print(json.dumps(said), file=out, flush=True)
    return "error" not in said
