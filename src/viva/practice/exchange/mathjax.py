r"""Texts of a pack as Anki shows them: HTML, with formulas between \( \) and \[ \], which its MathJax typesets."""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import count
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from viva.content.cloze import with_parts
from viva.content.markup import plain_grammar

DISPLAYED = ("math_inline_double", "math_block", "math_block_label")


def as_html(text: str) -> str:
    """Markdown as HTML."""
    return str(_grammar().render(text)).strip()


def as_clozes(text: str) -> str:
    """Markdown as HTML, with a gap of Anki for each part that is marked."""
    numbers = count(1)
    return as_html(with_parts(text, lambda part: f"{{{{c{next(numbers)}::{_gap(part)}}}}}"))


def displayed(latex: str) -> str:
    """A formula in a line of its own."""
    return rf"\[{_formula(latex)}\]"


def line_as_html(text: str) -> str:
    """Markdown of one paragraph, without the paragraph around it."""
    return as_html(text).removeprefix("<p>").removesuffix("</p>")


@cache
def _grammar() -> MarkdownIt:
    grammar = plain_grammar()
    for kind in DISPLAYED:
        grammar.add_render_rule(kind, _display)
    grammar.add_render_rule("math_inline", _inline)
    return grammar


def _inline(_: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Any) -> str:
    return rf"\({_formula(tokens[at].content)}\)"


def _display(_: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Any) -> str:
    return displayed(tokens[at].content) + "\n"


def _formula(latex: str) -> str:
    # Anki's own editor makes tags of line breaks, and MathJax stops at them.
    return html.escape(" ".join(latex.split()), quote=False)


def _gap(latex: str) -> str:
    """A part of a formula that Anki reads to its end: two braces would close the gap, two colons begin a hint."""
    while "}}" in latex:
        latex = latex.replace("}}", "} }")
    return latex.replace("::", ":{}:") + (" " if latex.endswith("}") else "")
