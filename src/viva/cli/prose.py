"""Markdown for a terminal: paragraphs that fit its width, formulas as lines that can be read."""

from __future__ import annotations

import re
import shutil
import textwrap
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from viva.cli.plain import plain
from viva.content.markup import plain_grammar

WIDEST = 88  # characters of a line that is read with ease
GLUE = "\u00a0"  # holds a formula together; printed as a space


def width() -> int:
    """Of what is printed: the terminal's, up to what is read with ease."""
    return min(shutil.get_terminal_size((80, 24)).columns, WIDEST)


def prose(text: str, indent: str = "") -> str:
    """Markdown with formulas, as a terminal shows it."""
    return "\n".join(_lines(_grammar().parse(text), indent))


def one_line(text: str) -> str:
    """Markdown of one paragraph, unbroken."""
    return " ".join("".join(map(_inline, _grammar().parseInline(text))).replace(GLUE, " ").split())


def wrapped(text: str, indent: str = "", first: str | None = None) -> str:
    """Text as lines of a terminal. first: what stands before the first line, instead of the indent."""
    lines = textwrap.wrap(
        " ".join(re.split(r"[ \n\t]+", text.strip())),
        max(width(), 40),
        initial_indent=indent if first is None else first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return "\n".join(lines).replace(GLUE, " ")


def command(words: str) -> str:
    """What to type, held together where lines break."""
    return f"`{words}`".replace(" ", GLUE)


def _lines(tokens: list[Token], indent: str) -> Iterator[str]:
    depth, mark, apart = 0, "", False  # apart: an empty line comes before what follows
    for token in tokens:
        if token.type in ("bullet_list_open", "ordered_list_open"):
            depth += 1
        elif token.type in ("bullet_list_close", "ordered_list_close"):
            depth -= 1
            apart = True
        elif token.type == "list_item_open":
            mark = f"{token.info}." if token.info else "-"
        elif token.type in ("inline", "fence", "code_block", "math_block"):
            if apart:
                yield ""
            yield _block(token, indent + "   " * depth, mark)
            mark, apart = "", not (depth and mark)


def _block(token: Token, indent: str, mark: str) -> str:
    if token.type in ("fence", "code_block"):
        return textwrap.indent(token.content.rstrip(), f"{indent}    ")
    if token.type == "math_block":
        return textwrap.indent(plain(token.content), f"{indent}    ")
    first = f"{indent[:-3]}{mark:>2} " if mark else indent
    return wrapped(_inline(token), indent, first)


def _inline(token: Token) -> str:
    if token.children is not None:
        return "".join(map(_inline, token.children))
    if token.type in ("math_inline", "math_inline_double"):
        return plain(token.content).replace("\n", " ").replace(" ", GLUE)
    if token.type in ("softbreak", "hardbreak"):
        return " "
    return token.content


@lru_cache(maxsize=1)
def _grammar() -> MarkdownIt:
    return plain_grammar()
