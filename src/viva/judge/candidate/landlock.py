"""Landlock: the files a candidate may open, and no TCP, no signals or sockets out of its domain."""

import os
import struct
from collections.abc import Iterable
from pathlib import Path

from . import libc
from .syscalls import Machine

_EXECUTE_OR_LESS = (1 << 13) - 1  # the thirteen file rights of the first version
_WRITE_FILE, _READ_FILE, _READ_DIRECTORY = 1 << 1, 1 << 2, 1 << 3
_REMOVE_DIRECTORY, _REMOVE_FILE, _MAKE_DIRECTORY, _MAKE_FILE = 1 << 4, 1 << 5, 1 << 7, 1 << 8
_REFER, _TRUNCATE, _IOCTL_DEVICE = 1 << 13, 1 << 14, 1 << 15
_READ = _READ_FILE | _READ_DIRECTORY
_CHANGE = _WRITE_FILE | _REMOVE_DIRECTORY | _REMOVE_FILE | _MAKE_DIRECTORY | _MAKE_FILE
_ONLY_FOR_FILES = _WRITE_FILE | _READ_FILE | _TRUNCATE


def version(machine: Machine) -> int:
    """The Landlock version of this kernel; 0 where there is none."""
    just_the_version = 1
    try:
        return libc.syscall(machine.landlock_create_ruleset, None, 0, just_the_version, what="landlock")
    except OSError:
        return 0


def _handled(version: int) -> tuple[int, int, int]:
    """Everything this kernel can refuse: file rights, network rights, scopes."""
    files = _EXECUTE_OR_LESS
    for since, right in ((2, _REFER), (3, _TRUNCATE), (5, _IOCTL_DEVICE)):
        files |= right if version >= since else 0
    bind_and_connect = 3 if version >= 4 else 0
    sockets_and_signals = 3 if version >= 6 else 0
    return files, bind_and_connect, sockets_and_signals


def ruleset(machine: Machine, readable: Iterable[Path], writable: Iterable[Path]) -> int:
    """The descriptor of a ruleset that refuses all but reading and writing below these paths."""
    known = version(machine)
    rights = _handled(known)
    size = 8 if known < 4 else 16 if known < 6 else 24
    attributes = struct.pack("=QQQ", *rights)[:size]
    fd = libc.syscall(machine.landlock_create_ruleset, attributes, size, 0, what="landlock_create_ruleset")
    for path in readable:
        _allow(machine, fd, path, _READ)
    for path in writable:
        _allow(machine, fd, path, _READ | _CHANGE | (rights[0] & (_REFER | _TRUNCATE)))
    return fd


def _allow(machine: Machine, fd: int, path: Path, rights: int) -> None:
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # a path of the list that this machine does not have needs no rule
        return
    try:
        allowed = rights if path.is_dir() else rights & _ONLY_FOR_FILES
        rule = struct.pack("=Qi", allowed, place)
        path_beneath = 1
        libc.syscall(machine.landlock_add_rule, fd, path_beneath, rule, 0, what="landlock_add_rule")
    finally:
        os.close(place)


def restrict(machine: Machine, fd: int) -> None:
    """Irrevocable for this thread and its children. Needs no_new_privs."""
    libc.syscall(machine.landlock_restrict_self, fd, 0, what="landlock_restrict_self")
