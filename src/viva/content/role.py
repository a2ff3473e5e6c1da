"""A role: which modules of the material one works through for a kind of post."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viva.content.toml import Table, read_toml


@dataclass(frozen=True, slots=True)
class Part:
    """A numbered part of a module."""

    n: int
    title: str
    topics: tuple[str, ...]
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """A question file of founding document 003, as the topics and objectives it comes to."""

    id: str
    file: Path
    title: str
    difficulty: str
    key_for: tuple[str, ...]
    essential: bool
    note: str
    requested_by: tuple[str, ...]
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class ModuleStep:
    module: str
    parts: tuple[int, ...]  # empty: all of them


@dataclass(frozen=True, slots=True)
class ActivityStep:
    activity: str
    objectives: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Role:
    """An ordered path for a kind of post."""

    id: str
    file: Path
    title: str
    days: int | None
    duration: str
    note: str
    requested_by: tuple[str, ...]
    steps: tuple[ModuleStep | ActivityStep, ...]


@dataclass(frozen=True, slots=True)
class CompanyFocus:
    """What a kind of employer asks more of."""

    id: str
    file: Path
    title: str
    modules: tuple[str, ...]
    objectives: tuple[str, ...]
    stress: tuple[str, ...]
    requested_by: tuple[str, ...]


def read_module(file: Path) -> Module:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    module = Module(
        id=file.stem,
        file=file,
        title=table.text("title"),
        difficulty=table.text("difficulty"),
        key_for=table.texts("key_for"),
        essential=table.boolean("essential"),
        note=table.text("note", ""),
        requested_by=table.texts("requested_by"),
        parts=tuple(_part(each) for each in table.tables("part")),
    )
    table.finish()
    return module


def _part(table: Table) -> Part:
    # The founding document numbers the parts of one module from zero.
    n = table.integer("n", low=0)
    return Part(n, table.text("title"), table.texts("topics"), table.texts("objectives"))


def read_role(file: Path) -> Role:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    role = Role(
        id=file.stem,
        file=file,
        title=table.text("title"),
        days=table.integer("duration_days", low=1) if "duration_days" in table else None,
        duration=table.text("duration_text", ""),
        note=table.text("note", ""),
        requested_by=table.texts("requested_by"),
        steps=tuple(_step(each) for each in table.tables("step")),
    )
    table.finish()
    return role


def _step(table: Table) -> ModuleStep | ActivityStep:
    if "activity" in table:
        return ActivityStep(table.text("activity"), table.texts("objectives", ()))
    return ModuleStep(table.text("module"), table.integers("parts", ()))


def read_company_focus(file: Path) -> CompanyFocus:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    focus = CompanyFocus(
        id=file.stem,
        file=file,
        title=table.text("title"),
        modules=table.texts("modules"),
        objectives=table.texts("objectives"),
        stress=table.texts("stress"),
        requested_by=table.texts("requested_by"),
    )
    table.finish()
    return focus
