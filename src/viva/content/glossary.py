"""The words of the field that a topic introduces, each defined once, where lessons can link to them.

[[term]]
name = "condition number"
also = ["conditioning"]
meaning = "How much a relative error of the input can grow: $\\lVert A \\rVert \\, \\lVert A^{-1} \\rVert$."
source = "Trefethen and Bau, Numerical Linear Algebra (1997), lecture 12"
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from viva.content.errors import Finding
from viva.content.toml import read_toml

FILE = "glossary.toml"


@dataclass(frozen=True, slots=True)
class Term:
    """One word. also: other forms that lessons link by. meaning: Markdown of one line."""

    name: str
    also: tuple[str, ...]
    meaning: str
    source: str
    topic: str
    file: Path

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that a link may say."""
        return (self.name, *self.also)

    @property
    def anchor(self) -> str:
        """What it is called in an address: "condition-number"."""
        plain = unicodedata.normalize("NFKD", self.name).lower()
        return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_glossary(file: Path) -> tuple[Term, ...]:
    """Raises ContentError with everything that is wrong with the file."""
    table = read_toml(file)
    terms = tuple(
        Term(
            name=each.text("name"),
            also=each.texts("also", ()),
            meaning=each.text("meaning"),
            source=each.text("source"),
            topic=file.parent.name,
            file=file,
        )
        for each in table.tables("term")
    )
    table.finish()
    return terms


def ambiguous(terms: Iterable[Term], topics: Iterable[str]) -> Iterator[Finding]:
    """A finding for each name that a link could follow to two places."""
    owners = dict.fromkeys(topics, "a topic")
    for term in terms:
        for name in dict.fromkeys(term.names):
            if name in owners:
                what = f"“{name}” is {owners[name]} already"
                yield Finding(str(term.file), what, "Define a word once; name it otherwise here.")
            owners[name] = f"a word of {term.topic}"
