"""LaTeX typeset on the server: pages show formulas without a script."""

from __future__ import annotations

import html
import json
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from pathlib import Path

import quickjs

HERE = Path(__file__).parent
# Built assets in a wheel or after a build; node_modules in a checkout that was never built.
PLACES = (
    HERE / "static/built/katex/katex.min.js",
    HERE.parents[2] / "node_modules/katex/dist/katex.min.js",
)
OPTIONS = {
    "throwOnError": False,  # a formula that cannot be read is shown in red, with the reason
    "strict": "ignore",
    "trust": False,  # no \href, no \includegraphics, no \htmlData: packs are not trusted
    "maxSize": 20,  # em
    "maxExpand": 500,
}
# A JavaScript engine belongs to one thread, and ours is the one that made it.
_ENGINE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="katex")


@lru_cache(maxsize=4096)
def typeset(latex: str, *, display: bool) -> str:
    """HTML and MathML of a formula. Escaped LaTeX where KaTeX is not there, because nothing was built."""
    return _ENGINE.submit(_typeset, latex, display).result()


def _typeset(latex: str, display: bool) -> str:
    katex = _katex()
    if katex is None:
        return f"<code>{html.escape(latex)}</code>"
    return str(json.loads(katex(latex, json.dumps(OPTIONS | {"displayMode": display}))))


@cache
def _katex() -> quickjs.Object | None:
    source = next((place for place in PLACES if place.is_file()), None)
    if source is None:
        return None
    context = quickjs.Context()
    context.set_memory_limit(128 << 20)
    context.set_max_stack_size(4 << 20)
    context.eval(source.read_text(encoding="utf-8"))
    # As JSON: a string that JavaScript has put together from parts cannot be handed over as it is.
    return context.eval("(latex, o) => JSON.stringify(katex.renderToString(latex, JSON.parse(o)))")
