"""Running other programs: shown before they run, and explained when they fail."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent


class Failed(Exception):
    """Something could not be done; the message says what, and what to do."""


def say(message: str) -> None:
    print(f"\033[1m==> {message}\033[0m" if sys.stdout.isatty() else f"==> {message}", flush=True)


def run(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None, remedy: str = "") -> None:
    """Run in the repository's root; raises Failed, with `remedy` as the way out."""
    if (status := status_of(command, env=env)) != 0:
        raise Failed(f"`{shlex.join(map(str, command))}` failed with status {status}.\n  {remedy}".rstrip())


def status_of(command: Sequence[str | Path], *, env: Mapping[str, str] | None = None) -> int:
    print(f"    {shlex.join(map(str, command))}", flush=True)
    try:
        return subprocess.run(command, cwd=ROOT, env={**os.environ, **(env or {})}, check=False).returncode
    except FileNotFoundError as error:
        raise Failed(f"There is no program {command[0]}.") from error


def output_of(command: Sequence[str | Path]) -> str | None:
    """What the command prints, or None when it is not there or fails."""
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    except OSError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


def become(command: Sequence[str | Path]) -> NoReturn:
    """Replace this process, so that signals and the terminal belong to the command."""
    sys.stdout.flush()
    os.execv(command[0], [str(word) for word in command])
