"""Which layers of the sandbox this machine has, found by trying each in a child."""

import os
import platform
import sys
from collections.abc import Callable
from dataclasses import dataclass

from . import libc, seccomp
from .landlock import version as landlock_version
from .syscalls import MACHINES, Machine

NAMES = ("namespaces", "landlock", "seccomp")


@dataclass(frozen=True, slots=True)
class LayerReport:
    """One layer: whether it is there, and if not, why and what to do about it."""

    name: str
    present: bool
    why: str
    what_to_do: str


def machine() -> Machine | None:
    """The system calls of this machine, or None where we do not know them."""
    return MACHINES.get(platform.machine()) if sys.platform == "linux" else None


def probe() -> tuple[LayerReport, ...]:
    """Forks: call it from a process with one thread."""
    here = machine()
    if here is None:
        where = f"{sys.platform} on {platform.machine()}"
        advice = "Run Viva on Linux (x86_64 or aarch64), for example in a virtual machine."
        return tuple(LayerReport(name, False, f"not available for {where}", advice) for name in NAMES)
    return _namespaces(), _landlock(here), _seccomp(here)


def _namespaces() -> LayerReport:
    advice = (
        "Allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, user.max_user_namespaces; "
        "on Ubuntu kernel.apparmor_restrict_unprivileged_userns=0), or run outside a container."
    )
    return _report("namespaces", _error_of(_try_namespaces), advice)


def _landlock(here: Machine) -> LayerReport:
    found = landlock_version(here)
    error = "" if found else "this kernel has no Landlock, or it is switched off"
    return _report("landlock", error, "Use Linux 5.13 or newer with 'landlock' in the kernel's lsm= list.")


def _seccomp(here: Machine) -> LayerReport:
    def load() -> None:
        libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
        seccomp.Filter(here).load()

    return _report("seccomp", _error_of(load), "Use a kernel with CONFIG_SECCOMP_FILTER.")


def _report(name: str, error: str, advice: str) -> LayerReport:
    return LayerReport(name, not error, error, advice if error else "")


def _try_namespaces() -> None:
    """As the zygote will: some systems allow the unshare and refuse the mount after it."""
    if os.geteuid() == 0:
        libc.unshare(libc.NEWNS)
    worlds = libc.NEWPID | libc.NEWNS | libc.NEWNET | libc.NEWIPC | libc.NEWUTS | libc.NEWCGROUP
    libc.unshare(libc.NEWUSER | worlds)
    libc.mount("none", "/", None, 16384 | 1 << 18)
    libc.mount("probe", "/tmp", "tmpfs", 0)


def _error_of(attempt: Callable[[], None]) -> str:
    """What `attempt` said in a child, "" if it succeeded there."""
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _attempt_and_exit(attempt, writer)
    os.close(writer)
    with os.fdopen(reader, "rb") as stream:
        said = stream.read().decode(errors="replace")
    _, status = os.waitpid(child, 0)
    return said or (
        "" if status == 0 else f"the attempt ended with status {os.waitstatus_to_exitcode(status)}"
    )


def _attempt_and_exit(attempt: Callable[[], None], writer: int) -> None:
    try:
        attempt()
        os._exit(0)
    except BaseException as error:
        os.write(writer, (str(error) or type(error).__name__).encode())
        os._exit(1)
