"""What checks the derivation or formula exercise of a name."""

from __future__ import annotations

from viva.content.derivation import read_derivation, read_exercise
from viva.content.pack import Pack
from viva.derive.exercise import Sheet
from viva.derive.progress import Course


def checker_of(pack: Pack, name: str) -> Course | Sheet:
    """What checks the derivation or exercise of a name. Raises ContentError."""
    id = pack.find_derivation(name)
    if id in pack.derivation_files:
        return Course(read_derivation(pack.derivation_files[id]))
    return Sheet(read_exercise(pack.exercise_files[id]))
