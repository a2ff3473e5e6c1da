"""A learner's whole history in one file: a zip with a file of JSON lines for each table, and a manifest.

Lines, because a hundred thousand of them are written and read one at a time, by us and by any program of others; a zip,
because they are mostly the same words. docs/exchange.md describes it.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, BinaryIO, NoReturn

from viva import __version__
from viva.practice import remember
from viva.practice.exchange import zipped
from viva.practice.exchange.errors import ExchangeError
from viva.store import exchange as store
from viva.store.exchange_rows import RowError
from viva.store.exchange_tables import TABLES

FORMAT = 1
MANIFEST, LINES = "manifest.json", ".jsonl"
MOST_BYTES = 1 << 30  # unpacked: ten years of submissions
MOST_LINE = 16 << 20  # bytes of one row
MOST_MANIFEST = 1 << 16


@dataclass(frozen=True, slots=True)
class Manifest:
    """What an archive says of itself. rows: how many each table has."""

    viva: str
    made: str
    rows: dict[str, int]


def write_archive(learner: int, out: BinaryIO, *, at: datetime) -> None:
    """Everything a learner did, as it is now. `out` needs no seeking."""
    rows = {}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, found in store.leaving(learner):
            rows[name] = _write_lines(archive, _part(name + LINES, at), found)
        manifest = {
            "format": FORMAT,
            "viva": __version__,
            "made": at.astimezone(UTC).isoformat(),
            "rows": rows,
        }
        archive.writestr(_part(MANIFEST, at), json.dumps(manifest, indent=1))


def bring_in_archive(learner: int, archive: zipfile.ZipFile) -> dict[str, int]:
    """Merges an archive into a learner's history: all of it, or nothing. Returns how many rows each table gained.

    Raises ExchangeError.
    """
    manifest = _manifest(archive)
    try:
        with store.together():
            added = store.merge(learner, _tables(archive, manifest))
            if any(added.values()):
                remember.rebuild(learner)
    except RowError as error:
        raise ExchangeError(f"This archive cannot be read: {error}. Nothing of it was kept.") from error
    return added


def _part(name: str, at: datetime) -> zipfile.ZipInfo:
    part = zipfile.ZipInfo(name, date_time=at.astimezone(UTC).timetuple()[:6])
    part.compress_type = zipfile.ZIP_DEFLATED
    part.external_attr = 0o600 << 16
    return part


def _write_lines(archive: zipfile.ZipFile, part: zipfile.ZipInfo, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    # What is handed to the archive in small pieces is compressed in small pieces, which takes twice as long.
    with io.BufferedWriter(archive.open(part, "w", force_zip64=True), 1 << 16) as file:  # type: ignore[arg-type]
        for count, row in enumerate(rows, start=1):  # noqa: B007
            file.write(json.dumps(row, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode())
            file.write(b"\n")
    return count


def _manifest(archive: zipfile.ZipFile) -> Manifest:
    zipped.check_size(archive, (MANIFEST,), MOST_MANIFEST)
    said = _read_json(b"".join(zipped.lines(archive, MANIFEST, MOST_MANIFEST)), MANIFEST)
    said = said if isinstance(said, dict) else {}
    rows, version, viva = said.get("rows"), said.get("format"), str(said.get("viva", "?"))[:20]
    if type(version) is int and version > FORMAT:
        raise ExchangeError(
            f"This archive has format {version}, from Viva {viva}; this is Viva {__version__}, which reads "
            f"format {FORMAT}. Update this Viva first."
        )
    if (
        version != FORMAT
        or not isinstance(rows, dict)
        or not all(type(each) is int for each in rows.values())
    ):
        raise ExchangeError(f"{MANIFEST} is not that of an archive of Viva.")
    manifest = Manifest(viva, str(said.get("made", "")), rows)
    _check_parts(archive, manifest)
    return manifest


def _check_parts(archive: zipfile.ZipFile, manifest: Manifest) -> None:
    if unknown := sorted(manifest.rows.keys() - TABLES.keys()):
        raise ExchangeError(
            f"This archive has {unknown[0][:40]!r}, which this Viva, {__version__}, does not know; it was made by "
            f"Viva {manifest.viva}. Update this Viva first."
        )
    parts = {MANIFEST, *(name + LINES for name in manifest.rows)}
    if strange := sorted(parts ^ set(archive.namelist())):
        raise ExchangeError(
            f"This archive and its manifest disagree about {strange[0][:40]!r}. Export it again."
        )
    zipped.check_size(archive, tuple(parts), MOST_BYTES)


def _tables(archive: zipfile.ZipFile, manifest: Manifest) -> Iterator[tuple[str, Iterator[object]]]:
    for name in TABLES:
        if name in manifest.rows:
            yield name, _rows(archive, name, manifest.rows[name])


def _rows(archive: zipfile.ZipFile, name: str, promised: int) -> Iterator[object]:
    count = 0
    for count, line in enumerate(zipped.lines(archive, name + LINES, MOST_LINE), start=1):
        if len(line) > MOST_LINE:
            raise ExchangeError(f"{name}, line {count}: it has more than {MOST_LINE >> 20} MB.")
        yield _read_json(line, f"{name}, line {count}")
    if count != promised:
        raise ExchangeError(
            f"{name} has {count} rows, and the manifest promises {promised}. Export it again."
        )


def _read_json(text: bytes, where: str) -> object:
    try:
        return json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise ExchangeError(f"{where}: this is no JSON that Viva writes ({error}).") from error


def _no_number(text: str) -> NoReturn:
    raise ValueError(f"{text} is no number")
