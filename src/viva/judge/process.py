"""One candidate process, seen from outside: its pipes, its clock, its end."""

import contextlib
import fcntl
import os
import signal
import threading
import time
from dataclasses import dataclass
from pathlib import Path

_SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ
_PIPE_BYTES = 1 << 18


@dataclass(frozen=True, slots=True)
class Exit:
    """How a process ended. status: as wait() gives it; -1 where it was never made. peak_kib: 0 if unknown."""

    status: int
    peak_kib: int


class CandidateProcess:
    """The examiner's ends of a candidate's pipes, and the handle to end it with."""

    def __init__(self) -> None:
        job, self.job = os.pipe()
        self.results, results = os.pipe()
        self.output, output = os.pipe()
        self.theirs: tuple[int, ...] = (job, results, output)
        self.pidfd: int | None = None
        self.pid: int | None = None  # as the examiner sees it
        self.base_kib = 0  # memory it shares with the zygote it came from
        self.exit: Exit | None = None
        self._ended = threading.Event()
        self._lock = threading.Lock()
        for fd in (self.job, self.results, self.output):
            os.set_blocking(fd, False)
        for fd in (self.job, self.results):
            _enlarge(fd)

    def close_theirs(self) -> None:
        for fd in self.theirs:
            os.close(fd)
        self.theirs = ()

    def born(self, pidfd: int) -> None:
        self.pidfd = pidfd
        self.pid = _pid_of(pidfd)

    def gone(self, exit: Exit) -> None:
        self.exit = exit
        self._ended.set()

    def wait(self, seconds: float) -> Exit | None:
        """How it ended, or None if it has not within `seconds`."""
        self._ended.wait(seconds)
        return self.exit

    def cpu_seconds(self) -> float | None:
        """CPU time of all its threads so far; None once it is gone."""
        if self.pid is None or self.exit is not None:
            return None
        process_clock = 2  # CPUCLOCK_SCHED of a whole process: see clock_getcpuclockid(3)
        with contextlib.suppress(OSError):
            return time.clock_gettime((~self.pid << 3) | process_clock)
        return None

    def kill(self) -> None:
        """Ends it and all it started. The handle cannot hit another process that got its number."""
        with self._lock:
            if self.pidfd is not None:
                with contextlib.suppress(ProcessLookupError):
                    signal.pidfd_send_signal(self.pidfd, signal.SIGKILL)

    def close(self) -> None:
        """Gives back every descriptor; safe to repeat."""
        with self._lock:
            held = [self.job, self.results, self.output, *self.theirs, self.pidfd]
            self.job = self.results = self.output = -1
            self.theirs, self.pidfd = (), None
        for fd in held:
            if fd is not None and fd >= 0:
                os.close(fd)


def _enlarge(pipe: int) -> None:
    # Fewer wake-ups for large arrays. Beyond a user's quota the kernel refuses, and small pipes do.
    with contextlib.suppress(OSError):
        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE_BYTES)


def _pid_of(pidfd: int) -> int | None:
    """The process behind a pidfd, in our own numbering."""
    for line in Path(f"/proc/self/fdinfo/{pidfd}").read_text().splitlines():
        name, _, value = line.partition(":")
        if name == "Pid":
            pid = int(value)
            return pid if pid > 0 else None
    return None
