"""The command's side of the warm judge: ask it, or start it for next time."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

from viva import __version__
from viva.cli.places import socket_path
from viva.cli.wire_json import receive, send


def fingerprint() -> str:
    """Changes when the code or the learner's home changes: a warm judge of yesterday's code is not asked."""
    package = Path(__file__).resolve().parent.parent
    newest = 0
    for room in ("judge", "judge/candidate", "content", "cli"):
        with os.scandir(package / room) as entries:
            newest = max([newest, *(e.stat().st_mtime_ns for e in entries if e.name.endswith(".py"))])
    home = f"{os.environ.get('VIVA_HOME', '')} {os.environ.get('VIVA_DATABASE_URL', '')}"
    return f"{__version__} {newest} {sys.prefix} {home}"


def ask(message: dict[str, Any], *, timeout: float = 120.0) -> dict[str, Any] | None:
    """The warm judge's answer, or None if none runs (or one of other code, which is told to go)."""
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as connection:
            connection.settimeout(timeout)
            connection.connect(str(socket_path()))
            send(connection, {**message, "fingerprint": fingerprint()})
            answer = receive(connection)
    except (OSError, ValueError):
        return None
    return None if answer is None or answer.get("stale") else answer


def start() -> None:
    """Starts the warm judge in the background; it ends by itself when nobody asks for a while."""
    if os.environ.get("VIVA_NO_DAEMON"):
        return
    subprocess.Popen(
        [sys.executable, "-m", "viva.cli.main", "daemon"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/",
    )
