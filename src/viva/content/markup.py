"""The Markdown of packs: what counts as a formula, a block of code, a marked block, a footnote, a link between items.

Those who check a text and those who show it read it with the same grammar.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.container import container_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

MARKED = ("failure", "production")  # ::: failure ... :::
LINK = "viva_link"  # the type of the tokens of [[target]] and [[target|words]]

FORMULAS = ("math_inline", "math_inline_double", "math_block")

_LINK = re.compile(r"\[\[([^\[\]|\n]+)(?:\|([^\[\]\n]+))?\]\]")


def plain_grammar() -> MarkdownIt:
    """For statements, questions and what learners write: CommonMark, tables, strikethrough, formulas. No HTML."""
    grammar = MarkdownIt("commonmark", {"html": False, "typographer": False})
    return grammar.enable(["table", "strikethrough"]).use(dollarmath_plugin, double_inline=True)


def lesson_grammar() -> MarkdownIt:
    """And footnotes, marked blocks, and links by name."""
    grammar = plain_grammar().use(footnote_plugin)
    for name in MARKED:
        grammar.use(container_plugin, name)
    grammar.inline.ruler.before("link", LINK, _link)
    return grammar


def every_token(tokens: list[Token]) -> Iterator[Token]:
    """Blocks and, after each, what stands in its line. A token in a line has no place: its block's is given to it."""
    for token in tokens:
        yield token
        for child in token.children or ():
            child.map = token.map
            yield child


def faults(text: str) -> Iterator[str]:
    """What of a text with formulas cannot be typeset: a dollar sign that stands alone, groups that do not close."""
    for token in every_token(_plain_parser().parse(text.replace(r"\$", ""))):
        if token.type in FORMULAS and (what := _open_group(token.content)):
            yield f"{what} in the formula {token.content.strip()[:60]}"
        if token.type == "text" and "$" in token.content:
            yield f"a dollar sign belongs to no formula: {token.content.strip()[:60]}"


def _open_group(latex: str) -> str:
    """Which kind of group is not closed; nothing where all are."""
    plain = re.sub(r"\\[\\{}]", "", latex)
    depth = 0
    for sign in plain:
        depth += {"{": 1, "}": -1}.get(sign, 0)
        if depth < 0:
            break
    if depth:
        return "braces do not match"
    if len(re.findall(r"\\left\b", plain)) != len(re.findall(r"\\right\b", plain)):
        return r"\left and \right do not match"
    opened, closed = re.findall(r"\\begin\{(.*?)\}", plain), re.findall(r"\\end\{(.*?)\}", plain)
    return "environments do not match" if sorted(opened) != sorted(closed) else ""


@lru_cache(maxsize=1)
def _plain_parser() -> MarkdownIt:
    return plain_grammar()


def _link(state: StateInline, silent: bool) -> bool:
    match = _LINK.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push(LINK, "", 0)
        token.content, token.info = match[1].strip(), (match[2] or "").strip()
    state.pos = match.end()
    return True
