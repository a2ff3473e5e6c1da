"""One key at a time where a person types, one line at a time where a program does."""

from __future__ import annotations

import sys
from typing import TextIO

ENTER, END = "\n", ""


def read_key(source: TextIO | None = None) -> str:
    """The next key, in small letters; the first letter of a line where no terminal is read; END when nothing comes."""
    source = sys.stdin if source is None else source
    if not source.isatty():
        line = source.readline()
        return (line.strip()[:1].lower() or ENTER) if line else END
    key = _pressed(source)
    return {"\r": ENTER, "\x04": END}.get(key, key.lower())


def _pressed(source: TextIO) -> str:
    """Without waiting for Enter, and without showing it. Ctrl-C interrupts as ever."""
    try:
        import termios
        import tty
    except ImportError:  # no Unix: a line serves
        return source.readline()[:1] or END
    descriptor = source.fileno()
    before = termios.tcgetattr(descriptor)
    try:
        tty.setcbreak(descriptor, termios.TCSADRAIN)  # what was typed ahead is kept
        return source.read(1)
    finally:
        termios.tcsetattr(descriptor, termios.TCSADRAIN, before)
