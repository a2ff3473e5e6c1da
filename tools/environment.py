"""The virtual environment: made once, and brought up to date when what it is made from changes."""

from __future__ import annotations

import json
import shutil
import sys
import venv
from collections.abc import Iterable
from pathlib import Path

from tools import stamps
from tools.shell import ROOT, Failed, say, status_of

VENV = ROOT / ".venv"
BIN = VENV / "bin"
PYTHON = BIN / "python"
STAMP = VENV / "viva-installed.json"
CONSTRAINTS = ROOT / "constraints.txt"
SOURCES = (ROOT / "pyproject.toml", CONSTRAINTS, VENV / "pyvenv.cfg")

PRACTISE = frozenset({"torch", "libraries", "personal", "answers"})
DEVELOP = PRACTISE | {"figures", "speech", "postgresql", "test", "lint"}
COMPARE = frozenset({"bench"})  # libraries that only a benchmark needs


def make() -> None:
    """An environment with a working pip. Half-made ones (an interrupted first run) are made again."""
    if _works():
        return
    say("Making .venv")
    if VENV.exists():
        shutil.rmtree(VENV)
    try:
        venv.create(VENV, with_pip=True, symlinks=True)
    except (Exception, SystemExit) as error:
        raise Failed(
            f"{sys.executable} cannot make a virtual environment ({error}).\n"
            "  Debian: apt-get install python3-venv."
        ) from error


def _works() -> bool:
    """Programs of an environment name its folder, so one that was moved with its clone is of no use."""
    program = BIN / "pip"
    return PYTHON.exists() and program.exists() and str(BIN) in program.read_text(encoding="utf-8")


def install(extras: Iterable[str]) -> None:
    """Viva, editable, with these extras and those of earlier times; nothing when they are there already."""
    now = stamps.digest(SOURCES, str(ROOT))
    before = json.loads(stamps.read(STAMP) or '{"digest": "", "extras": []}')
    wanted = frozenset(extras) | frozenset(before["extras"])
    if before["digest"] == now and wanted == frozenset(before["extras"]):
        return
    say("Installing what Viva needs (minutes the first time, then never again)")
    wanted = _with_torch(wanted, needed="test" in wanted)
    pip("install", "--editable", f".[{','.join(sorted(wanted))}]" if wanted else ".")
    stamps.write(STAMP, json.dumps({"digest": now, "extras": sorted(wanted)}))


def _with_torch(extras: frozenset[str], *, needed: bool) -> frozenset[str]:
    """Torch first and exactly as pinned: a newer one may be gigabytes. Who only practises can do without."""
    if "torch" not in extras:
        return extras
    if _pip_status("install", _pinned("torch")) == 0:
        return extras
    if needed:
        raise Failed(f"{_pinned('torch')} could not be installed; pip's last lines say why.")
    say("Going on without torch: problems that need it will say so")
    return extras - {"torch"}


def _pinned(name: str) -> str:
    lines = CONSTRAINTS.read_text(encoding="utf-8").splitlines()
    return next(line for line in lines if line.startswith(f"{name}=="))


def pip(*words: str) -> None:
    if status := _pip_status(*words):
        raise Failed(
            f"pip {' '.join(words)} failed with status {status}.\n"
            "  Its last lines say why; without a network, nothing can be installed the first time."
        )


def _pip_status(*words: str) -> int:
    # As a variable, the constraints also hold in the environments in which pip builds packages.
    settings = {"PIP_CONSTRAINT": str(CONSTRAINTS), "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    quiet = () if sys.stdout.isatty() else ("--quiet",)  # who waits wants to see that something moves
    return status_of(module("pip", *quiet, *words), env=settings)


def viva(*words: str) -> list[str | Path]:
    """A command of the installed viva."""
    return [BIN / "viva", *words]


def module(name: str, *words: str) -> list[str | Path]:
    return [PYTHON, "-m", name, *words]
