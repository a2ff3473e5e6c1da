"""Resource limits of a candidate: those every one has from birth, and those of its problem."""

import resource
from dataclasses import dataclass

MIB = 1 << 20
# Kept back from the problem's memory, so that a MemoryError can still be reported.
_RESERVE = 32 * MIB
# Address space that is not memory: thread stacks, allocator arenas, mapped libraries.
_ADDRESSES = 64 * MIB

_MOST_THREADS = 64
# Where threads are counted for all of a user's processes together, tighter would refuse the first one;
# there memory is what bounds them, since each takes its stack from it.
_MOST_THREADS_OF_A_USER = 4096
_LARGEST_FILE = 16 * MIB


def from_birth(*, own_user: bool) -> None:
    """What no problem ever needs more of. own_user: whether the process is alone in its user namespace."""
    fixed = (
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, _MOST_THREADS if own_user else _MOST_THREADS_OF_A_USER),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_STACK, 8 * MIB),
        (resource.RLIMIT_MEMLOCK, 0),
    )
    for kind, value in fixed:
        _set(kind, value, value)


@dataclass(frozen=True, slots=True)
class Baseline:
    """What a process has before any learner's code: bytes of address space, bytes of data.

    own_user: whether the kernel counts its threads apart from those of other processes.
    """

    address_space: int
    data: int
    own_user: bool


def of_problem(base: Baseline, *, cpu_seconds: float | None, memory_mib: int, threads: int) -> None:
    """The limits of one job.

    cpu_seconds: counted from when the process began; the examiner measures more finely, this is its net.
    """
    memory = memory_mib * MIB
    addresses = base.address_space + memory + _ADDRESSES
    if base.own_user:
        _set(resource.RLIMIT_NPROC, threads, threads)
    _set(resource.RLIMIT_DATA, base.data + memory, base.data + memory + _RESERVE)
    _set(resource.RLIMIT_AS, addresses, addresses + _RESERVE)
    if cpu_seconds is not None:
        _set(resource.RLIMIT_CPU, int(cpu_seconds) + 2, int(cpu_seconds) + 3)


def release_reserve() -> None:
    """Lets this process use what was kept back, to say that its memory ran out."""
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS):
        _, hard = resource.getrlimit(kind)
        _set(kind, hard, hard)


def _set(kind: int, soft: int, hard: int) -> None:
    """Sets a limit, or as near to it as the machine's own hard limit and system allow."""
    _, ceiling = resource.getrlimit(kind)
    if ceiling != resource.RLIM_INFINITY:
        soft, hard = min(soft, ceiling), min(hard, ceiling)
    try:
        resource.setrlimit(kind, (soft, hard))
    except (ValueError, OSError):  # macOS refuses RLIMIT_AS and some others: the examiner still watches
        return


def peak_kib() -> int:
    """The most memory this process has held at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
