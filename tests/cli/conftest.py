"""The command as people run it: a process of its own, with its own home and no warm judge unless asked for."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SMALL = Path(__file__).parent.parent / "packs" / "small"


@pytest.fixture
def environment(tmp_path):
    names = {"VIVA_HOME": "home", "VIVA_CACHE": "cache", "VIVA_RUNTIME": "run"}
    folders = {name: str(tmp_path / folder) for name, folder in names.items()}
    return {**os.environ, **folders, "VIVA_NO_DAEMON": "1", "NO_COLOR": "1"}


@pytest.fixture
def viva(environment, tmp_path):
    """viva("run", ...) -> the finished process."""

    def run(*words, stdin="", **more):
        return subprocess.run(
            [sys.executable, "-m", "viva.cli.main", *map(str, words)],
            input=stdin,
            capture_output=True,
            text=True,
            cwd=tmp_path,
            env={**environment, **more},
            check=False,
        )

    return run


@pytest.fixture
def small():
    return ["--only-pack", "--pack", str(SMALL)]


@pytest.fixture
def mistake():
    return SMALL / "hostility" / "problems" / "softmax-numpy" / "mistakes" / "wrong-axis.py"


@pytest.fixture
def reference():
    return SMALL / "hostility" / "problems" / "softmax-numpy" / "reference.py"
