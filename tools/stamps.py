"""Remembers what something was made from, so that it is made again only when that changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tools.shell import ROOT


def digest(paths: Iterable[Path], *extra: str) -> str:
    """Of the contents of files, and of folders with all that is in them."""
    total = hashlib.sha256("\0".join(extra).encode())
    for file in sorted(each for path in paths for each in _files(path)):
        total.update(f"\0{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return total.hexdigest()


def _files(path: Path) -> Iterable[Path]:
    return (each for each in path.rglob("*") if each.is_file()) if path.is_dir() else (path,)


def read(stamp: Path) -> str:
    return stamp.read_text(encoding="utf-8") if stamp.is_file() else ""


def write(stamp: Path, text: str) -> None:
    stamp.parent.mkdir(parents=True, exist_ok=True)
    stamp.write_text(text, encoding="utf-8")
