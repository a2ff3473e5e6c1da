"""A pack: a folder with one folder per topic. Opens it, finds items by id."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from viva.content.errors import ContentError, Finding
from viva.content.mistake import Mistake, read_mistake
from viva.content.problem import RUNTIMES, FollowUp, Limits, Problem, Tolerance
from viva.content.toml import read_toml

if TYPE_CHECKING:
    from viva.content.catalogue import Catalogue
    from viva.content.library import Library
    from viva.content.paths import Paths

REQUIRED = ("problem.toml", "statement.md", "reference.py", "cases.py", "editorial.md")


def bundled() -> Path:
    """The pack that comes with Viva: inside the installed package, or beside the sources."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_content"
    return inside if inside.is_dir() else package.parent.parent / "content"


@dataclass(frozen=True)
class Pack:
    """One or more pack folders read as one. Later folders win where an id stands in two."""

    folders: tuple[Path, ...]

    @staticmethod
    def open(folders: Sequence[Path]) -> Pack:
        """Raises ContentError if a folder is not there."""
        missing = [folder for folder in folders if not folder.is_dir()]
        if missing:
            raise ContentError(
                [Finding(str(f), "there is no such folder", "Name a pack folder.") for f in missing]
            )
        return Pack(tuple(folder.resolve() for folder in folders))

    @property
    def topic_files(self) -> tuple[Path, ...]:
        """The topic.toml files; a pack that only brings problems has none."""
        return tuple(file for folder in self.folders for file in sorted(folder.glob("*/topic.toml")))

    @cached_property
    def catalogue(self) -> Catalogue:
        """Topics and objectives of the folder that has them. Raises ContentError."""
        from viva.content.catalogue import Catalogue  # only some commands need it

        return Catalogue.read(self.home)

    @cached_property
    def paths(self) -> Paths:
        """Plans, roles and checklists of the folder that has topics. Raises ContentError."""
        from viva.content.paths import Paths  # only some commands need it

        return Paths.read(self.home)

    @cached_property
    def library(self) -> Library:
        """All beside the problems that can be read. Raises ContentError without a catalogue."""
        return self._library[0]

    @cached_property
    def library_findings(self) -> tuple[Finding, ...]:
        """What is wrong with the files of the library, and what keeps its parts from fitting together."""
        from viva.content.library import library_findings

        library, unreadable = self._library
        return (*unreadable, *library_findings(library, self.catalogue))

    @cached_property
    def _library(self) -> tuple[Library, list[Finding]]:
        from viva.content.library import read_library  # only some commands need it

        return read_library(self.folders, self.catalogue)

    @property
    def home(self) -> Path:
        """The folder whose topics are the catalogue; the first where there are none."""
        return next((folder for folder in self.folders if any(folder.glob("*/topic.toml"))), self.folders[0])

    @cached_property
    def problem_folders(self) -> Mapping[str, Path]:
        """Where each problem lies, by id; nothing is read yet."""
        return {
            f"{file.parent.parent.parent.name}/{file.parent.name}": file.parent
            for folder in self.folders
            for file in sorted(folder.glob("*/problems/*/problem.toml"))
        }

    @cached_property
    def derivation_files(self) -> Mapping[str, Path]:
        """Where each derivation lies, by id; nothing is read yet."""
        return self._files("derivations")

    @cached_property
    def exercise_files(self) -> Mapping[str, Path]:
        """Where each formula exercise lies, by id; nothing is read yet."""
        return self._files("exercises")

    @cached_property
    def drill_files(self) -> Mapping[str, Path]:
        """Where the drills of each topic lie, by topic; nothing is read yet."""
        return {
            file.parent.name: file for folder in self.folders for file in sorted(folder.glob("*/drills.py"))
        }

    def _files(self, kind: str) -> dict[str, Path]:
        """The files of a kind of item, by id. Later folders win."""
        return {
            f"{file.parent.parent.name}/{file.stem}": file
            for folder in self.folders
            for file in sorted(folder.glob(f"*/{kind}/*.toml"))
        }

    @cached_property
    def problems(self) -> Mapping[str, Problem]:
        """Every problem by id. Raises ContentError with the findings of all."""
        found: dict[str, Problem] = {}
        findings: list[Finding] = []
        for id, folder in self.problem_folders.items():
            try:
                found[id] = read_problem(folder)
            except ContentError as error:
                findings += error.findings
        if findings:
            raise ContentError(findings)
        return found

    def find(self, name: str) -> str:
        """The full id of a problem, named by it or, where that is enough, by its last part. Raises ContentError."""
        return find(name, self.problem_folders, "problem", "`viva list` shows the problems there are.")

    def find_derivation(self, name: str) -> str:
        """The full id of a derivation or formula exercise, as `find`. Raises ContentError."""
        known = {**self.exercise_files, **self.derivation_files}
        return find(name, known, "derivation", "`viva derive --list` shows the derivations there are.")

    def problem(self, name: str) -> Problem:
        """One problem, read afresh. Raises ContentError."""
        return read_problem(self.problem_folders[self.find(name)])


def find(name: str, known: Collection[str], kind: str, remedy: str) -> str:
    """The id among `known` that is meant, by the whole of it or its last part. Raises ContentError."""
    ids = [id for id in known if name in (id, id.partition("/")[2])]
    if len(ids) == 1 or name in ids:
        return name if name in ids else ids[0]
    if ids:
        raise ContentError(
            [Finding(name, f"more than one {kind} has this name", f"Say which: {', '.join(ids)}.")]
        )
    near = [id for id in known if name.partition("/")[2] in id or name in id]
    if near and name:
        remedy = f"Did you mean {', '.join(sorted(near)[:3])}?"
    raise ContentError([Finding(name, f"there is no {kind} of this name", remedy)])


def read_problem(folder: Path) -> Problem:
    """The problem in a folder. Raises ContentError with everything that is wrong with its files."""
    missing = [
        Finding(str(folder / n), "this file is missing", "See docs/authors.md.")
        for n in REQUIRED
        if not (folder / n).is_file()
    ]
    if missing:
        raise ContentError(missing)
    table = read_toml(folder / "problem.toml")
    mistakes, findings = _mistakes(folder)
    complexity, tolerance, limits = (
        table.table("complexity"),
        table.table("tolerance", {}),
        table.table("limits", {}),
    )
    problem = Problem(
        id=f"{folder.parent.parent.name}/{folder.name}",
        folder=folder,
        digest=digest(folder),
        title=table.text("title"),
        objectives=table.texts("objectives"),
        level=table.integer("level", low=1, high=4),
        minutes=table.integer("minutes", low=1, high=240),
        entry=table.text_or_texts("entry"),
        runtime=table.choice("runtime", RUNTIMES),
        forbidden=table.texts("forbidden", ()),
        library=table.text("library"),
        library_differs=table.texts("library_differs", ()),
        hints=table.texts("hints"),
        sources=table.texts("sources"),
        time=complexity.text("time"),
        space=complexity.text("space"),
        tolerance=Tolerance(tolerance.number("rtol", 1e-9), tolerance.number("atol", 1e-12)),
        limits=Limits(
            limits.number("cpu_seconds", 2.0),
            limits.number("wall_seconds", 10.0),
            limits.integer("memory_mib", 256, low=16, high=8192),
            limits.integer("output_kib", 64, low=1, high=16384),
        ),
        follow_ups=tuple(
            FollowUp(each.text("ask"), each.text("answer").strip()) for each in table.tables("follow_up")
        ),
        statement=_read(folder / "statement.md"),
        editorial=_read(folder / "editorial.md"),
        reference=_read(folder / "reference.py"),
        cases=_read(folder / "cases.py"),
        driver=_optional(folder / "driver.py"),
        library_source=_optional(folder / "library.py"),
        mistakes=mistakes,
    )
    table.finish(findings)
    return problem


def _mistakes(folder: Path) -> tuple[tuple[Mistake, ...], list[Finding]]:
    mistakes, findings = [], []
    for file in sorted(folder.glob("mistakes/*.py")):
        mistake, wrong = read_mistake(file.stem, _read(file), str(file))
        findings += wrong
        if mistake is not None:
            mistakes.append(mistake)
    return tuple(mistakes), findings


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _optional(file: Path) -> str | None:
    return _read(file) if file.is_file() else None


def digest(folder: Path) -> str:
    """Names the content of a folder: every file's name and bytes."""
    whole = hashlib.sha256()
    for file in sorted(
        path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ):
        whole.update(f"{file.relative_to(folder).as_posix()}\0".encode())
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()[:32]
