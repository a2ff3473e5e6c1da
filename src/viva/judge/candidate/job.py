"""What the examiner asks of a candidate, read from its job descriptor.

u32 length and JSON of the set-up; then for each call u32 length and JSON of the call, followed by the
frame of its keyword arguments.
"""

import struct
from dataclasses import dataclass
from json import JSONDecoder
from os import read

_LENGTH = struct.Struct("<I")
# An object made before anything is forbidden: then json may be.
_loads = JSONDecoder().decode


@dataclass(frozen=True, slots=True)
class SetUp:
    modules: tuple[tuple[str, str], ...]  # (name, source)
    forbidden: tuple[str, ...]
    seed: int
    cpu_seconds: float | None
    memory_mib: int
    threads: int


@dataclass(frozen=True, slots=True)
class Asked:
    """One call. arguments: the frame of a dict of keyword arguments."""

    target: str  # "module:attribute"
    seed: int
    count: bool
    arguments: bytes


def read_set_up(fd: int) -> SetUp:
    return set_up_from(_sized(fd))


def set_up_from(text: bytes) -> SetUp:
    """The set-up that JSON describes."""
    fields = _loads(text.decode())
    modules = tuple((name, source) for name, source in fields.pop("modules"))
    return SetUp(modules=modules, forbidden=tuple(fields.pop("forbidden")), **fields)


def read_call(fd: int) -> Asked:
    fields = _loads(_sized(fd).decode())
    return Asked(arguments=exactly(fd, fields.pop("size")), **fields)


def _sized(fd: int) -> bytes:
    (size,) = _LENGTH.unpack(exactly(fd, _LENGTH.size))
    return exactly(fd, size)


def exactly(fd: int, size: int) -> bytes:
    """The next `size` bytes. EOFError when the examiner has closed its end: nothing is left to do."""
    parts = []
    while size:
        part = read(fd, min(size, 1 << 20))
        if not part:
            raise EOFError("the examiner closed the job")
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
