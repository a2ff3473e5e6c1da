"""A terminal as a person sees it: keys go in one by one, and what is shown comes back."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import struct
import sys
import termios
import time
from collections.abc import Sequence

PATIENCE = 60.0  # seconds; a loaded machine is slow


def at_a_terminal(words: Sequence[str], keys: Sequence[tuple[str, str]], environment) -> tuple[str, int]:
    """What `viva` shows on 80 columns, and its exit code. keys: what to wait for, and the key to press then."""
    child, screen = pty.fork()
    if child == 0:
        os.execve(sys.executable, [sys.executable, "-m", "viva.cli.main", *words], dict(environment))
    fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    shown, seen, waiting = "", 0, list(keys)
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and (text := _read(screen)) is not None:
        shown += text
        if waiting and (place := shown.find(waiting[0][0], seen)) >= 0:
            seen = place + len(waiting[0][0])
            os.write(screen, waiting.pop(0)[1].encode())
    _, status = os.waitpid(child, 0)
    os.close(screen)
    return shown.replace("\r\n", "\n"), os.waitstatus_to_exitcode(status)


def _read(screen: int) -> str | None:
    """What is there by now; nothing once the program has ended."""
    if not select.select([screen], [], [], 0.2)[0]:
        return ""
    try:
        return os.read(screen, 65536).decode(errors="replace") or None
    except OSError:  # Linux says so when the other side is gone
        return None
