"""The derivation and the exercise that the documentation for authors shows."""

from __future__ import annotations

import re
import tempfile
from functools import cache
from pathlib import Path

from viva.content.derivation import Derivation, Exercise, read_derivation, read_exercise

GUIDE = Path(__file__).parents[2] / "docs/authors/derivations.md"


def shown() -> tuple[str, str]:
    """The two files, as TOML."""
    derivation, exercise = re.findall(r"```toml\n(title.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    return derivation, exercise


@cache
def least_squares() -> Derivation:
    return read_derivation(written("derivations", shown()[0]))


@cache
def f1_score() -> Exercise:
    return read_exercise(written("exercises", shown()[1]))


def written(kind: str, text: str) -> Path:
    """The text in a file of a small topic."""
    folder = Path(tempfile.mkdtemp(prefix="viva-derive-")) / "topic" / kind
    folder.mkdir(parents=True)
    file = folder / "example.toml"
    file.write_text(text, encoding="utf-8")
    return file
