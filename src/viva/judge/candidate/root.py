"""A root of our own: read-only binds of what may be seen, and no trace of the rest of the host."""

import os
import struct
from pathlib import Path

from . import libc
from .places import SCRATCH, Places
from .syscalls import Machine

_READ_ONLY, _NOSUID, _NODEV, _NOEXEC = 1, 2, 4, 8
_BIND, _RECURSIVE, _PRIVATE = 4096, 16384, 1 << 18
_ATTR_RDONLY, _ATTR_NOSUID = 1, 2
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000

# Covered while it is built; every Linux has this folder.
_STAGE = Path("/tmp")


def build(machine: Machine, places: Places) -> None:
    """Moves this process into the root described by `places`. Needs its own mount namespace."""
    libc.mount("none", "/", None, _RECURSIVE | _PRIVATE)
    sources = {path: os.open(path, os.O_PATH | os.O_CLOEXEC) for path in _sources(places)}
    directories = {path for path in sources if path.is_dir()}
    libc.mount("root", str(_STAGE), "tmpfs", _NOSUID | _NODEV, "size=1m,nr_inodes=4k,mode=755")
    for path in (*places.shown, *places.devices):
        _show(path, sources[path], path in directories)
    for path in places.hidden:
        libc.mount("hidden", _staged(path), "tmpfs", _NOSUID | _NODEV, "size=1m,nr_inodes=4k,mode=755")
    for path in places.packages:
        _show(path, sources[path], path in directories)
    for name, target in places.links:
        _link(name, target)
    for path in (SCRATCH, *places.for_imports):
        Path(_staged(path)).mkdir(parents=True, exist_ok=True)
    _make_read_only(machine, str(_STAGE))
    # After the rest became read-only: our own uid_map is still to be written through this /proc.
    for path in places.for_imports:
        _bind(sources[path], _staged(path))
    for fd in sources.values():
        os.close(fd)
    _pivot(machine)


def close_workshop(places: Places) -> None:
    """Takes away what only the imports needed."""
    os.chdir("/")
    libc.detach(str(SCRATCH))
    for path in places.for_imports:
        libc.mount("covered", str(path), "tmpfs", _READ_ONLY | _NOSUID | _NODEV | _NOEXEC, "size=4k,mode=755")


def scratch() -> None:
    """A small private folder that ends with the process. Needs its own mount namespace."""
    libc.mount(
        "scratch", str(SCRATCH), "tmpfs", _NOSUID | _NODEV | _NOEXEC, "size=16m,nr_inodes=256,mode=700"
    )
    os.chdir(SCRATCH)


def _sources(places: Places) -> tuple[Path, ...]:
    return (*places.shown, *places.devices, *places.packages, *places.for_imports)


def _staged(path: Path) -> str:
    return f"{_STAGE}{path}"


def _show(path: Path, source: int, directory: bool) -> None:
    target = Path(_staged(path))
    if directory:
        target.mkdir(parents=True, exist_ok=True)
    else:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.touch()
    _bind(source, str(target))


def _bind(source: int, target: str) -> None:
    # Recursive: below a mount that a less privileged namespace inherited, nothing may be uncovered.
    libc.mount(f"/proc/self/fd/{source}", target, None, _BIND | _RECURSIVE)


def _link(name: Path, target: Path) -> None:
    staged = Path(_staged(name))
    if not staged.exists() and not staged.is_symlink():
        staged.parent.mkdir(parents=True, exist_ok=True)
        staged.symlink_to(target)


def _make_read_only(machine: Machine, path: str) -> None:
    attributes = struct.pack("=QQQQ", _ATTR_RDONLY | _ATTR_NOSUID, 0, 0, 0)
    arguments = (_AT_FDCWD, path.encode(), _AT_RECURSIVE, attributes, len(attributes))
    libc.syscall(machine.mount_setattr, *arguments, what="mount_setattr")


def _pivot(machine: Machine) -> None:
    os.chdir(_STAGE)
    libc.syscall(machine.pivot_root, b".", b".", what="pivot_root")
    libc.detach(".")
    os.chdir("/")
