"""The record of how many wrong programs each examination rejects, as measured for the files as they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from viva.content.errors import ContentError, Finding
from viva.content.toml import read_toml

RECORD = "strength.toml"
HEADER = """\
# Wrong programs, planted in the references, that each examination rejects: silent ones that are not equivalent.
# Written by `viva check --mutants --record`, which measures them; pages show a number while its digest fits.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """One problem. digest: of the folder that was measured."""

    problem: str
    digest: str
    rejected: int
    silent: int


def read_strengths(pack: Path) -> dict[str, Measured]:
    """What a pack has recorded, by problem. Raises ContentError if the file is not sound."""
    file = pack / RECORD
    if not file.is_file():
        return {}
    table = read_toml(file)
    found = {}
    for each in table.tables("problem", ()):
        silent = each.integer("silent", low=0)
        measured = Measured(
            each.text("id"), each.text("digest"), each.integer("rejected", low=0, high=silent), silent
        )
        found[measured.problem] = measured
    table.finish()
    return found


def render_strengths(strengths: Iterable[Measured]) -> str:
    """The text of a record."""
    blocks = (
        f'\n[[problem]]\nid = "{m.problem}"\ndigest = "{m.digest}"\nrejected = {m.rejected}\nsilent = {m.silent}\n'
        for m in sorted(strengths, key=lambda m: m.problem)
    )
    return HEADER + "".join(blocks)


def outdated(pack: Path, now: Iterable[Measured]) -> list[Finding]:
    """A finding for each problem that was measured now and whose record says something better, or something else."""
    try:
        record: Mapping[str, Measured] = read_strengths(pack)
    except ContentError as error:
        return list(error.findings)
    found = []
    for measured in now:
        kept = record.get(measured.problem)
        where, remedy = f"{pack / RECORD}", "Measure again: `viva check --mutants --record`."
        if kept is None or kept.digest != measured.digest:
            found.append(Finding(where, f"the record of {measured.problem} is not of these files", remedy))
        elif measured.silent - measured.rejected > kept.silent - kept.rejected:
            what = (
                f"{measured.problem} lets {measured.silent - measured.rejected} through, recorded are fewer"
            )
            found.append(Finding(where, what, "Add the case that is missing."))
    return found
