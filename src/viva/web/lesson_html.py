"""A lesson as HTML: headings one can link to, marked blocks, footnotes, links between topics, code that can be run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import nh3
from django.urls import reverse
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token

from viva.content.figure import THEMES, Figure
from viva.content.glossary import Term
from viva.content.lesson import FIGURES, Lesson, Part
from viva.content.markup import LINK, lesson_grammar
from viva.content.topic import Topic
from viva.web import markdown
from viva.web.lookup import topic_address

MARKED = {"failure": "When it breaks", "production": "In production"}
OUTPUT = '<pre class="output" tabindex="0" role="group" aria-label="Output">'
TAGS = markdown.TAGS | {"aside", "sup", "section"}
ATTRIBUTES: dict[str, set[str]] = {
    **markdown.ATTRIBUTES,
    **{tag: {"class", "id"} for tag in ("sup", "section", "li", "aside", "h2", "p")},
    "a": {"href", "title", "class", "id", "aria-label"},
    "ol": {"start", "class"},
}
Environment = dict[str, Any]
Rule = Callable[..., str]


def anchor(part: Part) -> str:
    """What a part is called in an address: "interview-questions"."""
    return part.value.lower().replace(" ", "-")


@dataclass(frozen=True, slots=True)
class Drawing:
    """A figure as a page shows it. width, height: in points."""

    topic: str
    name: str
    description: str
    width: int
    height: int


Drawings = tuple[Drawing, ...]
Targets = tuple[tuple[str, str, str], ...]  # what a link says, its address, its words


def targets(topics: Iterable[Topic], words: Mapping[str, Term]) -> Targets:
    """Where links may lead: to a topic by its id, to a word of the glossary by its names."""
    glossary = reverse("glossary")
    return (
        *((topic.id, topic_address(topic.id), topic.title) for topic in topics),
        *((name, f"{glossary}#{term.anchor}", name) for name, term in words.items()),
    )


def drawings(figures: Iterable[Figure]) -> Drawings:
    """The figures that pictures may show."""
    return tuple(Drawing(each.topic, each.name, each.description, *each.size) for each in figures)


def lesson_html(lesson: Lesson, targets: Targets, drawings: Drawings = ()) -> SafeString:
    """All six parts. A link that leads nowhere stays text, and so does a picture that is no figure."""
    text = "\n\n".join(f"## {part.value}\n\n{text}" for part, text in lesson.parts.items())
    return _render(text, targets, tuple(each for each in drawings if each.topic == lesson.topic))


@lru_cache(maxsize=128)
def _render(text: str, targets: Targets, drawings: Drawings) -> SafeString:
    places = {name: (address, words) for name, address, words in targets}
    env: Environment = {"found": [], "targets": places, "blocks": 0}
    env["drawings"] = {f"{FIGURES}{each.name}": each for each in drawings}
    marked = _parser().render(markdown.PRIVATE.sub("", text), env)
    clean = nh3.clean(marked, tags=TAGS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"})
    return mark_safe(markdown.MARK.sub(lambda mark: env["found"][int(mark[1])], clean))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = markdown.rendering(lesson_grammar())
    for name, label in MARKED.items():
        parser.add_render_rule(f"container_{name}_open", _opening(name, label))
        parser.add_render_rule(f"container_{name}_close", _closing)
    parser.add_render_rule(LINK, _link)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("fence", _fence)
    parser.add_render_rule("heading_open", _heading)
    return parser


def _opening(name: str, label: str) -> Rule:
    return lambda *_: f'<aside class="mark {name}"><p class="label">{label}</p>\n'


def _closing(*_: Any) -> str:
    return "</aside>\n"


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Environment
) -> str:
    token, title = tokens[at], tokens[at + 1].content
    part = next((part for part in Part if part.value == title and token.tag == "h2"), None)
    return f'<h2 id="{anchor(part)}">' if part else f"<{token.tag}>"


def _link(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Environment
) -> str:
    name, words = tokens[at].content, tokens[at].info
    if name not in env["targets"]:
        return str(escape(words or name))
    address, title = env["targets"][name]
    return f'<a href="{address}">{escape(words or title)}</a>'


def _image(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Environment
) -> str:
    """The drawing of each theme: styles show one of them, and browsers fetch none before it is near."""
    caption, found = tokens[at].content, env["drawings"].get(str(tokens[at].attrs.get("src", "")))
    if found is None:
        return str(escape(caption))
    images = "".join(
        f'<img class="in-{theme}" src="{reverse("figure", args=[found.topic, found.name, theme])}" '
        f'alt="{escape(found.description)}" width="{found.width}" height="{found.height}" loading="lazy">'
        for theme in THEMES
    )
    shown = (
        f'<span class="figure">{images}<span class="caption">{markdown.to_inline_html(caption)}</span></span>'
    )
    return markdown.mark(env, shown)


def _fence(
    _: RendererHTML, tokens: Sequence[Token], at: int, options: Mapping[str, Any], env: Environment
) -> str:
    token = tokens[at]
    kind = token.info.strip()
    if kind == "output":
        shown = f"{OUTPUT}<samp>{escape(token.content)}</samp></pre>"
    elif kind == "python":
        shown = f'<viva-snippet block="{env["blocks"]}">{markdown.program(token.content)}</viva-snippet>'
        env["blocks"] += 1
    else:
        shown = str(markdown.program(token.content, kind))
    return markdown.mark(env, shown)
