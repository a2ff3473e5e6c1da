"""What a clone promises to who has just made it."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOUSE = ("viva", "Makefile", ".ci/run", ".npmrc", "constraints.txt", "package.json", "package-lock.json")


@pytest.fixture(scope="module")
def constraints() -> dict[str, str]:
    """Name -> version, names as in PEP 503."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    pairs = (line.split("==") for line in lines if not line.startswith("#"))
    return {normal(name): version for name, version in pairs}


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_dependency_has_one_tested_version(constraints: dict[str, str]) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = (each for extra in project["optional-dependencies"].values() for each in extra)
    names = {normal(re.split(r"[<>=\[]", each)[0]) for each in (*project["dependencies"], *extras)}
    assert names - constraints.keys() == set()


def test_versions_fit_every_machine(constraints: dict[str, str]) -> None:
    """A local version (`+cpu`) exists for some platforms only."""
    assert [name for name, version in constraints.items() if "+" in version] == []


def test_no_file_of_the_house_names_a_registry() -> None:
    lock = json.loads((ROOT / "package-lock.json").read_text())
    assert [name for name, each in lock["packages"].items() if "resolved" in each] == []
    hosts = re.compile(r"registry\.|pypi\.org|pythonhosted|download\.pytorch|index-url", re.IGNORECASE)
    files = [ROOT / name for name in HOUSE] + sorted((ROOT / "tools").glob("*.py"))
    assert [file.name for file in files if hosts.search(file.read_text())] == []


def test_make_knows_every_task_of_viva() -> None:
    tasks = re.findall(r'^    "([\w-]+)": tasks\.', (ROOT / "tools/main.py").read_text(), re.MULTILINE)
    targets = re.search(r"^\.PHONY: (.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert targets is not None
    assert set(targets[1].split()) == {*tasks, "run", "clean"}
    assert os.access(ROOT / "viva", os.X_OK)
    assert os.access(ROOT / ".ci/run", os.X_OK)


def test_an_old_python_is_told_which_one_is_needed(tmp_path: Path) -> None:
    as_if_old = (
        "import runpy, sys; sys.version_info = (3, 8, 18); runpy.run_path(sys.argv[1], run_name='__main__')"
    )
    command = [sys.executable, "-c", as_if_old, ROOT / "viva"]
    done = subprocess.run(command, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "this is Python 3.8" in done.stderr
    assert "Viva needs Python 3.11 or newer" in done.stderr


def test_an_old_python_can_read_the_bootstrap() -> None:
    ast.parse((ROOT / "viva").read_text(), feature_version=(3, 7))  # the oldest grammar that ast knows


def test_the_bootstrap_needs_nothing_installed() -> None:
    """-S: no site-packages. What it imports before there is an environment is the standard library."""
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import tools.main"
    subprocess.run([sys.executable, "-I", "-S", "-c", code], check=True)
