"""Reviews that were made in Anki, from a package that it exported with its scheduling.

Facts are those of Anki's sources. Which file of a package holds the collection is said in package/meta.rs; the other
ones are there for older versions, and have one note that says so. The tables are those of storage/schema11.sql. The log
of reviews is described in revlog/mod.rs: `id` is a time in milliseconds, `ease` the button from 1, Again, to 4, Easy,
or 0 where a date was set by hand; `time` is in milliseconds.
"""

from __future__ import annotations

import importlib
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO

from viva.practice.exchange import zipped
from viva.practice.exchange.anki import PREFIX, item_of
from viva.practice.exchange.errors import ExchangeError
from viva.recall.review import Rating, Review

PACKED = "collection.anki21b"
PLAIN = ("collection.anki21", "collection.anki2")
TABLES = ("notes", "cards", "revlog")
MOST_BYTES = 512 << 20  # of a collection
MOST_STEPS = 200_000  # thousands of steps of SQLite: some ten seconds
LONGEST = 3600.0  # seconds of one answer
BEGAN = datetime(1970, 1, 1, tzinfo=UTC)
#: What is no rating that counts for scheduling: a date set by hand, and cramming (type 3 without a factor).
QUERY = """
SELECT notes.guid, revlog.ease, revlog.id, revlog.time
FROM notes JOIN cards ON cards.nid = notes.id JOIN revlog ON revlog.cid = cards.id
WHERE notes.guid GLOB ? AND revlog.ease BETWEEN 1 AND 4 AND NOT (revlog.type = 3 AND revlog.factor = 0)
ORDER BY revlog.id
"""
OLDER = (
    'In Anki, choose File > Export, tick "Support older Anki versions" and "Include scheduling information", '
    "and bring in what that makes."
)


def is_anki(archive: zipfile.ZipFile) -> bool:
    """Whether a zip is a package of Anki."""
    return bool({PACKED, *PLAIN} & set(archive.namelist()))


def reviews_of(archive: zipfile.ZipFile, *, now: datetime) -> tuple[Review, ...]:
    """The reviews of notes that came from Viva, oldest first. Raises ExchangeError."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "collection"
        with file.open("wb") as out:
            _unpack(archive, out)
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as collection:
            try:
                return tuple(_reviews(collection, now))
            except sqlite3.DatabaseError as error:
                raise ExchangeError(
                    f"The collection in this package cannot be read: {error}. {OLDER}"
                ) from error


def _unpack(archive: zipfile.ZipFile, out: BinaryIO) -> None:
    names = archive.namelist()
    if PACKED not in names:
        name = next(each for each in PLAIN if each in names)
        zipped.check_size(archive, (name,), MOST_BYTES)
        zipped.copy(archive, name, out)
        return
    zstd = _zstd()
    if zstd is None:
        raise ExchangeError(
            f"This package is packed in Anki's newest way, which this Python cannot read. {OLDER}"
        )
    zipped.check_size(archive, (PACKED,), MOST_BYTES)
    with tempfile.TemporaryFile() as packed:
        zipped.copy(archive, PACKED, packed)
        packed.seek(0)
        try:
            _copy_at_most(zstd.ZstdFile(packed), out)
        except (zstd.ZstdError, EOFError) as error:
            raise ExchangeError(f"This package is damaged: {error}. Export it again.") from error


def _copy_at_most(file: Any, out: BinaryIO) -> None:
    left = MOST_BYTES
    while piece := file.read(1 << 20):
        left -= len(piece)
        if left < 0:
            raise ExchangeError(f"The collection in this package has more than {MOST_BYTES >> 20} MB.")
        out.write(piece)


def _zstd() -> Any:
    """What unpacks Zstandard: the standard library from 3.14 on, its backport before."""
    try:
        return importlib.import_module(
            "compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd"
        )
    except ImportError:
        return None


def _reviews(collection: sqlite3.Connection, now: datetime) -> Iterator[Review]:
    _shut_in(collection)
    for guid, ease, at, milliseconds in collection.execute(QUERY, (f"{PREFIX}*",)):
        item = item_of(guid) if isinstance(guid, str) else None
        if item is None or not all(isinstance(each, int) for each in (ease, at, milliseconds)):
            continue
        if not 0 < at <= (now + timedelta(days=1) - BEGAN) / timedelta(milliseconds=1):
            continue  # no time at which somebody can have answered
        seconds = min(max(milliseconds / 1000, 0.0), LONGEST)
        yield Review(item, Rating(ease), BEGAN + timedelta(milliseconds=at), seconds)


def _shut_in(collection: sqlite3.Connection) -> None:
    """A collection may be made to deceive: views in place of tables, and queries without an end."""
    collection.execute("PRAGMA trusted_schema = OFF")
    steps = iter(range(MOST_STEPS))
    collection.set_progress_handler(lambda: next(steps, None) is None, 1000)
    found = collection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name IN (?, ?, ?)", TABLES
    )
    if len(found.fetchall()) < len(TABLES):
        raise ExchangeError(f"This package has no collection of Anki in it. {OLDER}")
