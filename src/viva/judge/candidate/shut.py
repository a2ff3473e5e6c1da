"""Shuts one candidate in, layer by layer, before any learner's code is near."""

import fcntl
import os
from dataclasses import dataclass

from . import landlock, libc, limits, namespaces, root
from .seccomp import Filter
from .syscalls import Machine

JOB, RESULTS = 3, 4
_HIGH = 100  # above any descriptor that is about to be assigned


@dataclass(frozen=True, slots=True)
class Enclosure:
    """The layers as the zygote prepared them; None for one that this machine does not have."""

    machine: Machine | None
    null: int
    namespaces: bool
    ruleset: int | None
    filter: Filter | None


def shut_in(enclosure: Enclosure, job: int, results: int, output: int) -> None:
    """Irrevocable. Afterwards: input is empty, 1 and 2 are captured, 3 brings the job, 4 takes results."""
    if os.getsid(0) != os.getpid():
        os.setsid()  # kill(0, ...) must not reach the zygote, as it would even across the process namespace
    ruleset = _keep_only(enclosure, job, results, output)
    if enclosure.namespaces:
        libc.unshare(libc.NEWNS)
        root.scratch()
        # No user is mapped in it: capabilities are worthless outside, and threads are counted per candidate.
        libc.unshare(libc.NEWUSER)
    limits.from_birth(own_user=enclosure.namespaces)
    if enclosure.machine is None:
        return
    libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
    libc.drop_capabilities()
    namespaces.die_with_parent()  # after the last change of credentials, which would make it forgotten
    if ruleset is not None:
        landlock.restrict(enclosure.machine, ruleset)
        os.close(ruleset)
    if enclosure.filter is not None:
        enclosure.filter.load()  # last, because it refuses all of the above


def _keep_only(enclosure: Enclosure, job: int, results: int, output: int) -> int | None:
    """Puts the descriptors in their places and closes all others; the ruleset's new number."""
    wanted = [enclosure.null, output, output, job, results]
    if enclosure.ruleset is not None:
        wanted.append(enclosure.ruleset)
    high = [fcntl.fcntl(fd, fcntl.F_DUPFD, _HIGH) for fd in wanted]
    for place, fd in enumerate(high):
        os.dup2(fd, place)
    os.closerange(len(wanted), 1 << 20)
    return len(wanted) - 1 if enclosure.ruleset is not None else None
