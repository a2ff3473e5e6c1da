"""Reads TOML tables key by key and reports all that is wrong with a file at once.

    table = read_toml(Path("topic.toml"))
    title = table.text("title")
    level = table.integer("level", low=1, high=4)
    sources = table.texts("sources", ())               # a default makes a key optional
    limits = table.table("limits", {})
    items = [each.text("ask") for each in table.tables("item", ())]
    table.finish()                                      # raises ContentError with every finding

A wrong or missing key is noted and answered with an empty value of the right type, so that reading goes on to
the next one. Keys that nobody asked for are findings too: `finish` comes after the last key has been read.
"""

from __future__ import annotations

import datetime
import difflib
import math
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from viva.content.errors import ContentError, Finding
from viva.content.lines import Route, line_of


def read_toml(file: Path) -> Table:
    """The top table of a file. Raises ContentError if it is missing or not TOML in UTF-8."""
    return parse_toml(file, read_text(file))


def read_text(file: Path) -> str:
    """What a file says. Raises ContentError if it is missing or not UTF-8."""
    try:
        return file.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        found = Finding(str(file), "there is no such file", "Create it, or correct the name.")
        raise ContentError([found]) from error
    except UnicodeDecodeError as error:
        found = Finding(str(file), f"this file is not UTF-8 (byte {error.start})", "Save it as UTF-8.")
        raise ContentError([found]) from error


def parse_toml(file: Path, text: str) -> Table:
    """The top table of a text that begins on the file's first line. Raises ContentError if it is not TOML."""
    try:
        return Table(file, tomllib.loads(text), text=text)
    except tomllib.TOMLDecodeError as error:
        raise ContentError([_not_toml(file, str(error))]) from error


def _not_toml(file: Path, message: str) -> Finding:
    """`message` is tomllib's: "Expected '=' after a key (at line 3, column 7)"."""
    what, _, place = message.partition(" (at line ")
    line = place.partition(",")[0]
    where = f"{file}:{line}" if line.isdigit() else str(file)
    return Finding(where, f"this is not TOML: {what}", "Correct it; backslashes belong in '''...''' strings.")


class Table:
    """One table of a file, with the notes of which keys were read and what is wrong with them."""

    def __init__(
        self, path: Path | str, data: Mapping[str, Any], *, text: str = "", route: Route = ()
    ) -> None:
        self.path = path
        self._data = data
        self._text = text
        self._route = route
        self._read: set[str] = set()
        self._inside: list[Table] = []
        self._findings: list[Finding] = []

    def __contains__(self, key: str) -> bool:
        return key in self._data

    def text(self, key: str, default: str | None = None) -> str:
        """A string that is not blank."""
        value = self._get(key, default, str, "a string in quotes")
        if key in self._data and value is not None and not value.strip():
            self.refuse(key, f"`{key}` is empty", "Write it, or remove the key if it is optional.")
        return "" if value is None else value

    def texts(self, key: str, default: Sequence[str] | None = None) -> tuple[str, ...]:
        """A list of strings, none of them blank."""
        values = self._list(key, default)
        if not all(isinstance(value, str) and value.strip() for value in values):
            self.refuse(key, f"`{key}` holds something that is no string, or empty", 'Write ["one", "two"].')
            return ()
        return tuple(values)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """One string, or a list of them."""
        return (self.text(key),) if isinstance(self._data.get(key), str) else self.texts(key)

    def integer(
        self, key: str, default: int | None = None, *, low: int | None = None, high: int | None = None
    ) -> int:
        """A whole number, low <= value <= high."""
        value: int | None = self._get(key, default, int, "a whole number")
        if value is None:
            return 0
        self._bounds(key, value, low, high)
        return value

    def number(
        self, key: str, default: float | None = None, *, low: float | None = None, high: float | None = None
    ) -> float:
        """A finite number, whole or not, low <= value <= high."""
        value: float | None = self._get(key, default, (int, float), "a number")
        if value is None:
            return 0.0
        if not math.isfinite(value):
            self.refuse(key, f"`{key}` is {value}", "Write a finite number.")
        self._bounds(key, value, low, high)
        return float(value)

    def integers(self, key: str, default: Sequence[int] | None = None) -> tuple[int, ...]:
        """A list of whole numbers."""
        values = self._list(key, default)
        if not all(type(value) is int for value in values):
            self.refuse(key, f"`{key}` holds something that is no whole number", "Write [1, 2].")
            return ()
        return tuple(values)

    def boolean(self, key: str, default: bool | None = None) -> bool:
        """true or false."""
        return bool(self._get(key, default, bool, "true or false"))

    def date(self, key: str) -> datetime.date:
        """A day, written 2026-11-21 without quotes."""
        value = self._get(key, None, datetime.date, "a date such as 2026-11-21, without quotes")
        return datetime.date.min if value is None else value

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        """One of `options`; the first of them where the file has none."""
        value = self._get(key, default, str, "a string in quotes")
        return options[0] if value is None else self._known(key, value, options)

    def choices(
        self, key: str, options: Sequence[str], default: Sequence[str] | None = None
    ) -> tuple[str, ...]:
        """A list whose members are of `options`."""
        return tuple(self._known(key, value, options) for value in self.texts(key, default))

    def table(self, key: str, default: Mapping[str, Any] | None = None) -> Table:
        """The table inside."""
        value = self._get(key, default, dict, f"a table: [{key}]")
        return self._enter((key,), {} if value is None else value, missing=value is None)

    def tables(self, key: str, default: Sequence[Mapping[str, Any]] | None = None) -> tuple[Table, ...]:
        """The tables inside: [[key]] repeated, or a list of inline tables."""
        values = self._list(key, default)
        if not all(isinstance(value, dict) for value in values):
            self.refuse(key, f"`{key}` holds something that is not a table", f"Write [[{key}]] above each.")
            return ()
        return tuple(self._enter((key, index), value) for index, value in enumerate(values))

    def refuse(self, key: str, what: str, remedy: str) -> None:
        """Note something that the caller found wrong with a key."""
        self._findings.append(Finding(self.where(key), what, remedy))

    def where(self, key: str = "") -> str:
        """The file and, where it can be told, the line of a key, or of the table itself."""
        line = line_of(self._text, (*self._route, key) if key else self._route)
        return str(self.path) if line is None else f"{self.path}:{line}"

    def findings(self) -> list[Finding]:
        """What is wrong so far, in this table and those inside it; unread keys included."""
        unread = [self._unread(key) for key in self._data if key not in self._read]
        return [*self._findings, *unread, *(found for table in self._inside for found in table.findings())]

    def finish(self, findings: Iterable[Finding] = ()) -> None:
        """Raises ContentError if anything is wrong, here or among `findings`."""
        if found := [*sorted(self.findings(), key=_line), *findings]:
            raise ContentError(found)

    def _get(self, key: str, default: Any, kind: type | tuple[type, ...], wanted: str) -> Any:
        """The value, the default where the key is absent, or None after noting what is wrong."""
        self._read.add(key)
        if key not in self._data:
            if default is None:
                self.refuse(key, f"`{key}` is missing", f"Add `{key}`, {wanted}.")
            return default
        value = self._data[key]
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            self.refuse(key, f"`{key}` is {_name(value)}", f"Make it {wanted}.")
            return None
        return value

    def _list(self, key: str, default: Sequence[Any] | None) -> Sequence[Any]:
        value = self._get(key, None if default is None else list(default), list, "a list")
        return () if value is None else value

    def _bounds(self, key: str, value: float, low: float | None, high: float | None) -> None:
        if (low is not None and value < low) or (high is not None and value > high):
            ends = (f"at {word} {end}" for word, end in (("least", low), ("most", high)) if end is not None)
            self.refuse(key, f"`{key}` is {value}", f"It must be {' and '.join(ends)}.")

    def _known(self, key: str, value: str, options: Sequence[str]) -> str:
        if value in options:
            return value
        remedy = did_you_mean(value, options) or f"One of: {', '.join(options)}."
        self.refuse(key, f"`{key}` cannot be {value!r}", remedy)
        return options[0]

    def _enter(self, step: Route, data: Mapping[str, Any], *, missing: bool = False) -> Table:
        table = Table(self.path, data, text=self._text, route=(*self._route, *step))
        if not missing:  # its keys would all be reported as missing too, which says nothing new
            self._inside.append(table)
        return table

    def _unread(self, key: str) -> Finding:
        absent = sorted(self._read - set(self._data))
        remedy = did_you_mean(key, absent) or "Remove it, or correct its name."
        return Finding(self.where(key), f"`{key}` means nothing here", remedy)


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known names, or nothing if none is near."""
    near = difflib.get_close_matches(name, list(known), n=2, cutoff=0.75)
    return f"Did you mean {' or '.join(f'`{each}`' for each in near)}?" if near else ""


def _line(found: Finding) -> int:
    """Its line; 0 where none is known, so that what is missing comes first."""
    line = found.where.rpartition(":")[2]
    return int(line) if line.isdigit() else 0


def _name(value: object) -> str:
    numbers = {int: "a number", float: "a number", bool: "true or false"}
    return {str: "a string", list: "a list", dict: "a table", **numbers}.get(type(value), "a date or time")
