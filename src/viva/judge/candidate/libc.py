"""The few C library calls that Python does not offer, with errors as OSError."""

import ctypes
import os

NEWNS, NEWCGROUP, NEWUTS, NEWIPC = 0x00020000, 0x02000000, 0x04000000, 0x08000000
NEWUSER, NEWPID, NEWNET = 0x10000000, 0x20000000, 0x40000000

PR_SET_PDEATHSIG, PR_SET_DUMPABLE, PR_SET_NO_NEW_PRIVS = 1, 4, 38

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long

Argument = int | bytes | None


def _checked(result: int, what: str) -> int:
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, f"{what}: {os.strerror(code)}")
    return result


def _long(argument: Argument) -> ctypes.c_long | ctypes.c_char_p:
    return ctypes.c_long(argument) if isinstance(argument, int) else ctypes.c_char_p(argument)


def syscall(number: int, *arguments: Argument, what: str) -> int:
    """The result of a raw system call; `what` names it in the OSError."""
    return _checked(_libc.syscall(ctypes.c_long(number), *map(_long, arguments)), what)


def unshare(flags: int) -> None:
    _checked(_libc.unshare(ctypes.c_int(flags)), f"unshare({flags:#x})")


def setns(fd: int, flags: int) -> None:
    _checked(_libc.setns(ctypes.c_int(fd), ctypes.c_int(flags)), "setns")


def mount(source: str, target: str, kind: str | None, flags: int, data: str | None = None) -> None:
    arguments = (source.encode(), target.encode(), kind.encode() if kind else None, ctypes.c_ulong(flags))
    _checked(_libc.mount(*arguments, data.encode() if data else None), f"mount {target}")


def detach(target: str) -> None:
    """Takes a mount out of the tree now; it ends when its last user does (MNT_DETACH)."""
    _checked(_libc.umount2(target.encode(), ctypes.c_int(2)), f"umount {target}")


def prctl(operation: int, value: int) -> None:
    zero = ctypes.c_ulong(0)
    _checked(
        _libc.prctl(ctypes.c_int(operation), ctypes.c_ulong(value), zero, zero, zero), f"prctl({operation})"
    )


def drop_capabilities() -> None:
    """Empties the effective, permitted and inheritable sets of this thread."""
    version_3 = b"\x22\x05\x08\x20" + bytes(4)
    _checked(_libc.capset(ctypes.c_char_p(version_3), ctypes.c_char_p(bytes(24))), "capset")


def collapse(address: int, size: int) -> bool:
    """Whether the kernel put this range on huge pages (MADV_COLLAPSE, Linux 6.1)."""
    return bool(_libc.madvise(ctypes.c_void_p(address), ctypes.c_size_t(size), ctypes.c_int(25)) == 0)
