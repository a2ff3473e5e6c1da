"""Who the zygote is and which world it lives in: its user, its namespaces, its root."""

import os
import signal
from pathlib import Path

from . import libc, root
from .places import Places
from .syscalls import Machine

_WORLD = libc.NEWUSER | libc.NEWPID | libc.NEWNET | libc.NEWIPC | libc.NEWUTS | libc.NEWCGROUP


def die_with_parent() -> None:
    """SIGKILL when the thread that started this process ends. Forgotten by every change of user."""
    libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)


def become(uid: int, gid: int) -> None:
    """Gives up root for good. Does nothing for who is not root."""
    if os.geteuid() != 0 or uid == 0:
        return
    os.setgroups([])
    os.setresgid(gid, gid, gid)
    os.setresuid(uid, uid, uid)
    libc.prctl(libc.PR_SET_DUMPABLE, 1)  # our own /proc/self/uid_map belongs to us again
    die_with_parent()


def enter(machine: Machine, places: Places, uid: int, gid: int) -> None:
    """Returns in a child that is process 1 of its own world; the parent waits for it and ends as it does.

    Root lays out the new root before giving itself up, because its Python may lie where `uid` cannot
    look. Anyone else needs the user namespace first, because only inside it may they mount.
    """
    if os.geteuid() == 0:
        libc.unshare(libc.NEWNS)
        root.build(machine, places)
        become(uid, gid)
        libc.unshare(_WORLD | libc.NEWNS)
        _map_user(uid, gid)
    else:
        uid, gid = os.getuid(), os.getgid()
        libc.unshare(_WORLD | libc.NEWNS)
        _map_user(uid, gid)
        root.build(machine, places)
    _go_on_as_child()


def _map_user(uid: int, gid: int) -> None:
    own = Path("/proc/self")
    (own / "setgroups").write_text("deny")
    (own / "uid_map").write_text(f"{uid} {uid} 1")
    (own / "gid_map").write_text(f"{gid} {gid} 1")


def _go_on_as_child() -> None:
    child = os.fork()
    if child == 0:
        die_with_parent()
        return
    _close_all_but_errors()
    _, status = os.waitpid(child, 0)
    os._exit(os.waitstatus_to_exitcode(status) & 0xFF)


def _close_all_but_errors() -> None:
    """The waiting parent must not keep the control socket open: its end tells the examiner of ours."""
    os.closerange(3, 1 << 16)
