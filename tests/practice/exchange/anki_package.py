"""Anki's side, written from its own schema and not with the library that Viva writes packages with."""

from __future__ import annotations

import io
import json
import sqlite3
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path

from backports import zstd

SCHEMA = """
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
    ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
    models text not null, decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
    usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
    flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null,
    left integer not null, odue integer not null, odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null,
    type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
"""
#: What later versions have beside them: names in an order that only Anki knows.
LATER = "create table notetypes (id integer not null primary key, name text not null collate unicase);"


@dataclass(frozen=True)
class Read:
    """What stands in a package."""

    tables: set[str]
    notes: list[dict]
    decks: dict[str, dict]
    models: dict[str, dict]
    cards: list[dict]
    version: int


def read(package: bytes) -> Read:
    with zipfile.ZipFile(io.BytesIO(package)) as archive, tempfile.TemporaryDirectory() as folder:
        assert set(archive.namelist()) == {"collection.anki2", "media"}
        assert json.loads(archive.read("media")) == {}
        collection = sqlite3.connect(archive.extract("collection.anki2", folder))
        collection.row_factory = sqlite3.Row
        rows = lambda table: [dict(row) for row in collection.execute(f"select * from {table} order by id")]  # noqa: E731
        [about] = rows("col")
        tables = {
            name for (name,) in collection.execute("select name from sqlite_master where type = 'table'")
        }
        found = Read(
            tables,
            rows("notes"),
            json.loads(about["decks"]),
            json.loads(about["models"]),
            rows("cards"),
            about["ver"],
        )
        collection.close()
    return found


def reviewed(log: list[tuple], *, guid: str = "viva:card:softmax/softmax", sql: str = "") -> bytes:
    """A collection with one note, two cards of it, another note, and a log: (id, cid, ease, factor, time, type)."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "collection"
        collection = sqlite3.connect(file)
        collection.executescript(SCHEMA)
        for number, name in ((1, guid), (2, "somebody else's")):
            collection.execute(
                "insert into notes values (?, ?, 1, 0, 0, '', '', 0, 0, 0, '')", (number, name)
            )
        for number, note in ((11, 1), (12, 1), (13, 2)):
            collection.execute(
                "insert into cards values (?, ?, 1, 0, 0, 0, 2, 2, 0, 5, 2500, 1, 0, 0, 0, 0, 0, '')",
                (number, note),
            )
        for id, card, ease, factor, time, kind in log:
            collection.execute(
                "insert into revlog values (?, ?, 0, ?, 1, 1, ?, ?, ?)", (id, card, ease, factor, time, kind)
            )
        collection.create_collation("unicase", lambda one, other: (one > other) - (one < other))
        collection.executescript(sql)
        collection.close()
        return file.read_bytes()


def package(**files: bytes) -> bytes:
    """Files by the part of their names after "collection."."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in files.items():
            archive.writestr(f"collection.{name}", content)
        archive.writestr("media", "{}")
    return out.getvalue()


def packed(collection: bytes) -> bytes:
    return zstd.compress(collection)
