"""A checklist: abilities to tick off, each of them one or more objectives."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from viva.content.toml import Table, read_toml


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    text: str
    group: str  # a heading inside the list, or ""
    objectives: tuple[str, ...]
    any_of: bool  # one of the objectives is enough
    requested_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """`id` is the name of its file."""

    id: str
    file: Path
    title: str
    role: str  # the role it belongs to, or ""
    requested_by: tuple[str, ...]
    items: tuple[ChecklistItem, ...]


def read_checklist(file: Path) -> Checklist:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    checklist = Checklist(
        id=file.stem,
        file=file,
        title=table.text("title"),
        role=table.text("role", ""),
        requested_by=table.texts("requested_by"),
        items=tuple(_item(each) for each in table.tables("item")),
    )
    table.finish()
    return checklist


def _item(table: Table) -> ChecklistItem:
    return ChecklistItem(
        text=table.text("text"),
        group=table.text("group", ""),
        objectives=table.texts("objectives"),
        any_of=table.boolean("any_of", False),
        requested_by=table.texts("requested_by"),
    )
