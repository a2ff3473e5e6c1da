"""LaTeX typeset on the server: pages show formulas without a script."""

from __future__ import annotations

import hashlib
import html
import json
import sqlite3
import threading
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
MOST_BYTES = 256 << 20  # of the file; learners write formulas too
# A JavaScript engine belongs to one thread, and ours is the one that made it.
_ENGINE = ThreadPoolExecutor(max_workers=1, thread_name_prefix="katex")


class Shelf:
    """Typeset formulas, kept in a file from one start to the next. Any thread may ask."""

    def __init__(self, file: Path) -> None:
        """A file that is too large, or is none of ours, is begun again."""
        self._lock = threading.Lock()
        if file.is_file() and file.stat().st_size > MOST_BYTES:
            file.unlink()
        self.is_new = not file.is_file()
        try:
            self._database = _opened(file)
        except sqlite3.DatabaseError:
            file.unlink()
            self.is_new, self._database = True, _opened(file)

    def get(self, key: bytes) -> str | None:
        with self._lock:
            row = self._database.execute("SELECT html FROM formula WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def put(self, key: bytes, text: str) -> None:
        with self._lock:
            self._database.execute("INSERT OR REPLACE INTO formula VALUES (?, ?)", (key, text))


_shelves: list[Shelf] = []  # one, in a server


def keep_formulas(shelf: Shelf) -> None:
    """From now on what is typeset is kept there: a formula costs milliseconds, and a lesson has a hundred."""
    _shelves[:] = [shelf]


@lru_cache(maxsize=1 << 14)
def typeset(latex: str, *, display: bool) -> str:
    """HTML and MathML of a formula. Escaped LaTeX where KaTeX is not there, because nothing was built."""
    if not _shelves or _source() is None:
        return _ENGINE.submit(_typeset, latex, display).result()
    key = hashlib.sha256(f"{_version()}\0{display}\0{latex}".encode("utf-8", "surrogatepass")).digest()
    known = _shelves[0].get(key)
    if known is None:
        known = _ENGINE.submit(_typeset, latex, display).result()
        _shelves[0].put(key, known)
    return known


def _opened(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(parents=True, exist_ok=True)
    database = sqlite3.connect(file, check_same_thread=False, isolation_level=None, timeout=5)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = OFF")  # what is lost is typeset again
    database.execute("CREATE TABLE IF NOT EXISTS formula (key BLOB PRIMARY KEY, html TEXT) WITHOUT ROWID")
    return database


def _typeset(latex: str, display: bool) -> str:
    katex = _katex()
    if katex is None:
        return f"<code>{html.escape(latex)}</code>"
    options = json.dumps(OPTIONS | {"displayMode": display})
    try:
        return str(json.loads(katex(latex, options)))
    except (quickjs.JSException, quickjs.StackOverflow, UnicodeEncodeError):
        # Learners may write anything: nested too deeply for the engine, or no text at all.
        readable = latex.encode("utf-8", "replace").decode()
        return f'<code class="katex-error">{html.escape(readable)}</code>'


@cache
def _source() -> Path | None:
    return next((place for place in PLACES if place.is_file()), None)


@cache
def _version() -> str:
    """Names KaTeX and how it is asked: what another one made is of no use."""
    source = _source()
    code = source.read_bytes() if source else b""
    return hashlib.sha256(code + json.dumps(OPTIONS, sort_keys=True).encode()).hexdigest()


@cache
def _katex() -> quickjs.Object | None:
    source = _source()
    if source is None:
        return None
    context = quickjs.Context()
    context.set_memory_limit(128 << 20)
    context.set_max_stack_size(4 << 20)
    context.eval(source.read_text(encoding="utf-8"))
    # As JSON: a string that JavaScript has put together from parts cannot be handed over as it is.
    return context.eval("(latex, o) => JSON.stringify(katex.renderToString(latex, JSON.parse(o)))")
