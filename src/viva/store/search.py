"""Full-text search over everything in the pack, mathematics and code included.

The words of `sqrt(d_k)` and of `\\sqrt{d_k}` are the same three, next to each other; so a query word is looked for
as the phrase of its parts, and nobody has to know how a formula was written.
"""

from __future__ import annotations

import re
import sqlite3
import threading
from collections.abc import Iterable
from dataclasses import dataclass

MOST = 20
LONGEST = 200  # characters of a query
# Around a match in an extract; nothing in a pack uses them.
BEGIN, END = "\ue002", "\ue003"

_MARKUP = re.compile(r"[*`$\ue002\ue003]+")
_COMPOUND = re.compile(r"\w+(?:-\w+)+")
_PARTS = re.compile(r"[^\W_]+")  # as unicode61 cuts words, so that d_k is two


@dataclass(frozen=True, slots=True)
class Document:
    """Something that can be found. kind and id say what it is: ("problem", "linear-algebra/inverse")."""

    kind: str
    id: str
    title: str
    text: str
    weight: float = 1.0  # how much rather it is meant than others that match as well


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found. extract: a few words around the matches, which stand between BEGIN and END."""

    kind: str
    id: str
    title: str
    extract: str


class Index:
    """Every document of a pack, in memory. Any thread may ask."""

    def __init__(self, documents: Iterable[Document]) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE item USING fts5"
            "(title, text, kind UNINDEXED, id UNINDEXED, weight UNINDEXED,"
            " tokenize = 'porter unicode61', prefix = '2 3')"
        )
        rows = ((d.title, findable(d.text), d.kind, d.id, d.weight) for d in documents)
        self._database.executemany("INSERT INTO item VALUES (?, ?, ?, ?, ?)", rows)

    def search(self, query: str, *, most: int = MOST) -> tuple[Found, ...]:
        """The best first. Every word must occur; the last may be a beginning."""
        wanted = match(query)
        if not wanted:
            return ()
        statement = (
            "SELECT kind, id, title, snippet(item, 1, ?, ?, ' … ', 16) FROM item WHERE item MATCH ? "
            "ORDER BY bm25(item, 8.0, 1.0) * weight LIMIT ?"
        )
        with self._lock:
            rows = self._database.execute(statement, (BEGIN, END, wanted, most)).fetchall()
        return tuple(Found(*row) for row in rows)

    def close(self) -> None:
        with self._lock:
            self._database.close()


def findable(text: str) -> str:
    """What is indexed of a text: no markup, and log-sum-exp as one word too."""
    plain = " ".join(_MARKUP.sub("", text).split())
    joined = sorted({word.replace("-", "") for word in _COMPOUND.findall(plain)})
    return f"{plain} {' '.join(joined)}" if joined else plain


def match(query: str) -> str:
    """The query as FTS5 reads it: every word as a phrase of its parts, or all of it as one word; "" for nothing."""
    parts = [part for word in query[:LONGEST].split() if (part := " ".join(_PARTS.findall(word)))]
    if not parts:
        return ""
    phrases = " AND ".join(f'"{part}"' for part in parts[:-1])
    last = f'"{parts[-1]}" *'
    both = f"{phrases} AND {last}" if phrases else last
    joined = "".join("".join(part.split()) for part in parts)
    return f'({both}) OR "{joined}"' if len(parts) > 1 or " " in parts[0] else both
