"""Reads zip files that nobody vouches for: how much comes out of them is bounded before anything is read."""

from __future__ import annotations

import os
import shutil
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import IO, BinaryIO

from viva.practice.exchange.errors import ExchangeError

MOST_DIRECTORY = (
    8 << 20
)  # bytes; every file in a zip takes some sixty of them, and ten times as many in memory
_END, _END_BYTES, _MOST_COMMENT = b"PK\5\6", 22, 1 << 16
_LARGE, _LARGE_BYTES = b"PK\6\7", 20  # stands before the end where the directory has more than 65,535 files


@contextmanager
def opened(file: BinaryIO) -> Iterator[zipfile.ZipFile]:
    """A zip whose directory could be read. Raises ExchangeError where it is none."""
    _look_at_the_directory(file)
    with _understood():
        archive = zipfile.ZipFile(file)
    with archive:
        if len(set(archive.namelist())) < len(archive.namelist()):
            raise ExchangeError(
                "This file has two parts of the same name. Neither Viva nor Anki makes such files."
            )
        yield archive


def check_size(archive: zipfile.ZipFile, names: Iterable[str], most: int) -> None:
    """Raises ExchangeError where files have more than `most` bytes. What they say they have is all that is read."""
    size = sum(archive.getinfo(name).file_size for name in names)
    if size > most:
        raise ExchangeError(
            f"Unpacked, this file has {size >> 20} MB, and Viva reads {most >> 20} MB at most."
        )


def lines(archive: zipfile.ZipFile, name: str, longest: int) -> Iterator[bytes]:
    """The lines of a file, one at a time, each cut off after `longest` bytes and one."""
    with _understood():
        file = archive.open(name)
    with file:
        while line := _line(file, longest + 1):
            yield line


def _line(file: IO[bytes], most: int) -> bytes:
    with _understood():
        return file.readline(most)


def copy(archive: zipfile.ZipFile, name: str, out: BinaryIO) -> None:
    """A whole file."""
    with _understood(), archive.open(name) as file:
        shutil.copyfileobj(file, out)


@contextmanager
def _understood() -> Iterator[None]:
    try:
        yield
    except NotImplementedError as error:
        raise ExchangeError(f"This file is packed in a way that Viva does not know: {error}.") from error
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError) as error:
        raise ExchangeError(f"This file is damaged: {error}. Export it again, or copy it again.") from error
    except RuntimeError as error:  # so says zipfile of what is encrypted
        raise ExchangeError(f"This file cannot be unpacked: {error}.") from error


def _look_at_the_directory(file: BinaryIO) -> None:
    size = file.seek(0, os.SEEK_END)
    file.seek(max(0, size - _END_BYTES - _MOST_COMMENT - _LARGE_BYTES))
    tail = file.read()
    end = tail.rfind(_END)
    if end < 0 or len(tail) < end + _END_BYTES:
        raise ExchangeError(
            "This is no archive of Viva and no package of Anki: it is not a zip file, or not all of it is there."
        )
    large = tail[:end][-_LARGE_BYTES:].startswith(_LARGE)
    if large or int.from_bytes(tail[end + 12 : end + 16], "little") > MOST_DIRECTORY:
        raise ExchangeError("There are too many files in this one. Export it from Anki without media.")
    file.seek(0)
