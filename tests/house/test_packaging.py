"""What a wheel holds, and that it works in an environment of its own; the same for an editable install."""

from __future__ import annotations

import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import pytest

from viva import __version__

ROOT = Path(__file__).parents[2]
PATHS = "from viva.content.pack import bundled; import viva; print(viva.__file__, bundled())"


def run(*command: str | Path, cwd: Path) -> str:
    # -I and a foreign folder: nothing of the checkout may be found by accident.
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@dataclass(frozen=True, slots=True)
class Environment:
    """A fresh environment that borrows the dependencies of this one, but not its viva."""

    folder: Path

    @property
    def python(self) -> Path:
        return self.folder / "bin/python"

    def paths(self) -> tuple[Path, Path]:
        """The package, and the pack it finds."""
        package, pack = run(self.python, "-I", "-c", PATHS, cwd=self.folder).split()
        return Path(package).parent, Path(pack)

    def install(self, *what: str | Path) -> None:
        quiet = ("--quiet", "--no-deps", "--no-build-isolation", "--disable-pip-version-check", "--no-index")
        run(sys.executable, "-m", "pip", "--python", self.python, "install", *quiet, *what, cwd=self.folder)


@pytest.fixture
def environment(tmp_path: Path) -> Environment:
    made = Environment(tmp_path / "fresh")
    run(sys.executable, "-m", "venv", "--without-pip", made.folder, cwd=tmp_path)
    ours = next(made.folder.glob("lib/python*/site-packages"))
    # A path inside a .pth is searched, but the .pth files in it are not read: our editable viva stays out.
    (ours / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, built: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", folder, cwd=ROOT)
    return next(folder.glob("viva-*.whl"))


@pytest.fixture(scope="module")
def names(wheel: Path) -> list[str]:
    return ZipFile(wheel).namelist()


@pytest.mark.slow
def test_the_wheel_has_the_pack_the_built_pages_and_both_licences(names: list[str]) -> None:
    inside = set(names)
    assert "viva/_content/linear-algebra/problems/inverse/problem.toml" in inside
    assert {"viva/web/static/built/manifest.json", "viva/web/static/built/katex/katex.min.js"} <= inside
    licences = f"viva-{__version__}.dist-info/licenses"
    assert {f"{licences}/LICENSE", f"{licences}/content/LICENSE", "viva/_content/LICENSE"} <= inside


@pytest.mark.slow
def test_the_wheel_has_nothing_that_only_builds_or_tests(names: list[str]) -> None:
    foreign = [name for name in names if not name.startswith(("viva/", f"viva-{__version__}.dist-info/"))]
    assert foreign == []
    endings = (".ts", ".pyc", ".ttf", ".woff", ".map")
    parts = {"tests", "__pycache__", "node_modules", "conftest.py"}
    assert [name for name in names if name.endswith(endings) or parts & set(name.split("/"))] == []


@pytest.mark.slow
def test_an_installed_wheel_runs_and_finds_its_pack_inside(environment: Environment, wheel: Path) -> None:
    environment.install(wheel)
    assert run(environment.folder / "bin/viva", "--version", cwd=environment.folder) == f"viva {__version__}"
    package, pack = environment.paths()
    assert package.is_relative_to(environment.folder)
    assert pack == package / "_content"
    assert (pack / "linear-algebra/problems/inverse/problem.toml").is_file()


@pytest.mark.slow
def test_an_editable_install_finds_the_pack_beside_the_sources(environment: Environment) -> None:
    environment.install("--editable", ROOT)
    assert run(environment.folder / "bin/viva", "--version", cwd=environment.folder) == f"viva {__version__}"
    assert environment.paths() == (ROOT / "src/viva", ROOT / "content")
