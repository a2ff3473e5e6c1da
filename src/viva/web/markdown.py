"""Markdown with mathematics and programs to HTML that is safe to show, whoever wrote it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from viva.content.markup import plain_grammar
from viva.web.mathematics import typeset

# Formulas wait as marks of the private use area while the rest is sanitised, so that the sanitiser
# need not let through the spans, styles and MathML that typeset formulas are made of.
MARK = re.compile("\ue000(\\d+)\ue001")
PRIVATE = re.compile("[\ue000\ue001]")

TEXTS = 1 << 14  # kept typeset: every text of the whole pack, and what learners write
PROGRAM = '<pre class="program" tabindex="0" role="group" aria-label="Program">'
TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "em", "strong", "s", "a", "code",
    "pre", "span", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip
ATTRIBUTES = {"a": {"href", "title"}, "code": {"class"}, "span": {"class"}, "ol": {"start"}}


@lru_cache(maxsize=TEXTS)
def to_html(text: str) -> SafeString:
    """A text of a pack or of a learner. `$...$` and `$$...$$` are formulas."""
    formulas: dict[str, Any] = {"found": []}
    marked = _parser().render(PRIVATE.sub("", text), formulas)
    clean = nh3.clean(marked, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    return mark_safe(MARK.sub(lambda mark: formulas["found"][int(mark[1])], clean))


@lru_cache(maxsize=TEXTS)
def to_inline_html(text: str) -> SafeString:
    """A text of one paragraph, without the paragraph around it."""
    whole = to_html(text).strip()
    inner = whole.removeprefix("<p>").removesuffix("</p>")
    return mark_safe(inner if "<p>" not in inner else whole)


@lru_cache(maxsize=512)
def program(source: str, language: str = "python") -> SafeString:
    """A highlighted program in a block that scrolls by itself."""
    return mark_safe(f"{PROGRAM}<code>{_coloured(source, language)}</code></pre>")


def _coloured(source: str, language: str) -> str:
    try:
        lexer = get_lexer_by_name(language or "text", stripnl=False)
    except ClassNotFound:
        lexer = get_lexer_by_name("text", stripnl=False)
    return str(highlight(source, lexer, HtmlFormatter(nowrap=True)))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    return rendering(plain_grammar())


def rendering(grammar: MarkdownIt) -> MarkdownIt:
    """The grammar, with formulas typeset and programs highlighted; its environment needs a list `found`."""
    for kind in ("math_inline_double", "math_block"):
        grammar.add_render_rule(kind, _display_formula)
    grammar.add_render_rule("math_inline", _inline_formula)
    grammar.add_render_rule("fence", _fence)
    return grammar


def _inline_formula(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: dict[str, Any]
) -> str:
    return mark(env, typeset(tokens[at].content.strip(), display=False))


def _display_formula(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: dict[str, Any]
) -> str:
    return mark(env, typeset(tokens[at].content.strip(), display=True))


def mark(env: dict[str, Any], formula: str) -> str:
    """Puts HTML of our own where the sanitiser will not look; `env["found"]` keeps it."""
    env["found"].append(formula)
    return f"\ue000{len(env['found']) - 1}\ue001"


def _fence(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: dict[str, Any]
) -> str:
    token = tokens[at]
    return f"<pre><code>{_coloured(token.content, token.info.strip() or 'python')}</code></pre>"
