"""Markdown with a header: TOML between two lines of +++, then text in parts, each below a heading of its own.

+++
minutes = 40
+++

## Overview
...
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token

from viva.content.errors import ContentError, Finding
from viva.content.markup import LINK, every_token, lesson_grammar
from viva.content.toml import Table, parse_toml, read_text

_HEADER = re.compile(r"\A\+\+\+\n(.*?)^\+\+\+\n", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fence:
    """A block of code. kind: what stands behind its opening marks. line: of these, in the file."""

    kind: str
    source: str
    line: int
    output: str | None  # of a block of kind `output` right below


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of the second level with the Markdown below it. line: of the heading; last: of its text."""

    title: str
    text: str
    line: int
    last: int


@dataclass(frozen=True, slots=True)
class Link:
    """A name in double brackets, or of a picture. line: of its paragraph, in the file."""

    target: str
    line: int


@dataclass(frozen=True, slots=True)
class Document:
    """A file that has been read and taken apart. first: the line on which the body begins."""

    file: Path
    header: Table
    body: str
    first: int
    tokens: tuple[Token, ...]

    @property
    def preamble(self) -> str:
        """What stands above the first heading."""
        headings = self._headings()
        lines = self.body.splitlines()
        return "\n".join(lines[: headings[0][1][0]] if headings else lines).strip()

    def sections(self) -> tuple[Section, ...]:
        """What stands below each heading, in the order of the file."""
        lines, headings = self.body.splitlines(), self._headings()
        ends = [first for _, (first, _) in headings[1:]] + [len(lines)]
        return tuple(
            Section(title, "\n".join(lines[below:end]).strip(), self.first + first, self.first + end - 1)
            for (title, (first, below)), end in zip(headings, ends, strict=True)
        )

    def _headings(self) -> list[tuple[str, tuple[int, int]]]:
        """Each heading of the second level, its first line in the body and the line below it."""
        return [
            (title.content, (token.map[0], token.map[1]))
            for token, title in zip(self.tokens, self.tokens[1:], strict=False)
            if token.type == "heading_open" and token.tag == "h2" and token.level == 0 and token.map
        ]

    def fences(self) -> Iterator[Fence]:
        """The blocks of code, in the order of the file."""
        for token, below in zip(self.tokens, [*self.tokens[1:], None], strict=True):
            if token.type == "fence":
                shown = below is not None and below.type == "fence" and below.info.strip() == "output"
                output = below.content if shown and below is not None else None
                yield Fence(token.info.strip(), token.content, self._line(token), output)

    def links(self) -> Iterator[Link]:
        """The names in double brackets, in the order of the file."""
        for token in every_token(list(self.tokens)):
            if token.type == LINK:
                yield Link(token.content, self._line(token))

    def images(self) -> Iterator[Link]:
        """What the pictures name, in the order of the file."""
        for token in every_token(list(self.tokens)):
            if token.type == "image":
                yield Link(str(token.attrs.get("src", "")), self._line(token))

    def _line(self, token: Token) -> int:
        return self.first + (token.map[0] if token.map else 0)


def read_document(file: Path) -> Document:
    """Raises ContentError if the file is missing, not UTF-8, or has no header in TOML."""
    text = read_text(file)
    header = _HEADER.match(text)
    if header is None:
        remedy = "Begin with TOML between two lines of +++."
        raise ContentError([Finding(f"{file}:1", "there is no header", remedy)])
    table = parse_toml(file, f"\n{header[1]}")  # the line of +++ counts
    body, first = text[header.end() :], text.count("\n", 0, header.end()) + 1
    return Document(file, table, body, first, tuple(_grammar().parse(body)))


@lru_cache(maxsize=1)
def _grammar() -> MarkdownIt:
    return lesson_grammar()
