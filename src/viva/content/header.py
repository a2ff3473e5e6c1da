"""The header of a pack: what it is called, who may use it, and which format it is written in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from viva.content.objective import SLUG
from viva.content.toml import read_toml

FILE = "pack.toml"
FORMAT = 1  # the only one so far


@dataclass(frozen=True, slots=True)
class Header:
    """pack.toml, read."""

    id: str
    title: str
    licence: str  # an SPDX expression
    version: str


def read_header(pack: Path) -> Header:
    """Raises ContentError if pack.toml is missing, wrong, or of a format this Viva does not know."""
    table = read_toml(pack / FILE)
    if (format := table.integer("format", low=1)) > FORMAT:
        what = f"this pack is written in format {format}; this Viva reads {FORMAT}"
        table.refuse("format", what, "Install a newer Viva, or an older version of the pack.")
    header = Header(table.text("id"), table.text("title"), table.text("licence"), table.text("version"))
    if not re.fullmatch(SLUG, header.id):
        table.refuse("id", f"{header.id!r} is not an id", "Write it in-kebab-case.")
    table.finish()
    return header
