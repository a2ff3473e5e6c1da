"""Resource limits of a candidate: those every one has from birth, and those of its problem."""

import resource

MIB = 1 << 20
# Kept back from the problem's memory, so that a MemoryError can still be reported.
_RESERVE = 32 * MIB
# Address space that is not memory: thread stacks, allocator arenas, mapped libraries.
_ADDRESSES = 64 * MIB

_MOST_THREADS = 64
_LARGEST_FILE = 16 * MIB


def from_birth() -> None:
    """What no problem ever needs more of."""
    fixed = (
        (resource.RLIMIT_NOFILE, 64),
        (resource.RLIMIT_NPROC, _MOST_THREADS),
        (resource.RLIMIT_FSIZE, _LARGEST_FILE),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_STACK, 8 * MIB),
        (resource.RLIMIT_MEMLOCK, 0),
    )
    for kind, value in fixed:
        _set(kind, value, value)


def of_problem(
    *, cpu_seconds: float | None, memory_mib: int, threads: int, address_space: int, data: int
) -> None:
    """The limits of one job.

    cpu_seconds: counted from when the process began; the examiner measures more finely, this is its net.
    address_space, data: bytes that the process has already, before any learner's code.
    """
    memory = memory_mib * MIB
    _set(resource.RLIMIT_NPROC, threads, threads)
    _set(resource.RLIMIT_DATA, data + memory, data + memory + _RESERVE)
    _set(
        resource.RLIMIT_AS,
        address_space + memory + _ADDRESSES,
        address_space + memory + _ADDRESSES + _RESERVE,
    )
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
