"""The warm process that candidates are forked from. It has never seen a problem, an answer or a submission.

Its whole conversation with the examiner, over a socket that keeps messages apart:

    examiner  -> {"runtime": ..., ...}               once: what to be
    zygote    -> {"ready": true, ...} or {"error"}   once
    examiner  -> u64 number, whether to rehearse     fork one; with its job, results and output
    zygote    -> "P", number + a pidfd               here it is
    zygote    -> "X", number, status, peak KiB       it is gone
"""

import gc
import json
import os
import select
import socket
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from . import landlock, layers, libc, namespaces, places, root, worker
from .limits import Baseline
from .messages import BORN, FORK, GONE
from .places import SCRATCH, Places
from .runtimes import RUNTIMES, Runtime
from .seccomp import Filter
from .shut import Enclosure, shut_in
from .survey import Survey, survey
from .syscalls import Machine

_LARGEST_ORDER = 1 << 16


@dataclass(frozen=True, slots=True)
class Order:
    """What to be. packages: what to show of the site-packages; search: additions to sys.path."""

    runtime: str
    packages: tuple[str, ...]
    search: tuple[str, ...]
    layers: tuple[str, ...]
    uid: int
    gid: int

    @classmethod
    def parse(cls, text: bytes) -> "Order":
        fields = json.loads(text)
        packages, search, layers = (tuple(fields[key]) for key in ("packages", "search", "layers"))
        return cls(fields["runtime"], packages, search, layers, fields["uid"], fields["gid"])


@dataclass(frozen=True, slots=True)
class Zygote:
    """Everything a fork starts from."""

    control: socket.socket
    runtime: Runtime
    known: Survey
    enclosure: Enclosure
    own_namespace: int | None
    base: Baseline
    resident_kib: int  # not its peak: that of a process started by a large one is as large


def main(fd: int) -> NoReturn:
    """Entered by an interpreter started with -S. fd: the control socket."""
    control = socket.socket(fileno=fd)
    try:
        order = Order.parse(control.recv(_LARGEST_ORDER))
        zygote = _prepare(order, control)
    except BaseException as error:
        control.send(json.dumps({"error": f"{type(error).__name__}: {error}"}).encode())
        os._exit(1)
    control.send(json.dumps({"ready": True, "base_kib": zygote.resident_kib}).encode())
    _serve(zygote)


def _prepare(order: Order, control: socket.socket) -> Zygote:
    namespaces.die_with_parent()
    machine = layers.machine()
    if machine is None:
        raise RuntimeError("a zygote needs a machine whose system calls are known")
    laid_out = places.of_this_python(map(Path, order.packages))
    enclosed = "namespaces" in order.layers
    if enclosed:
        namespaces.enter(machine, laid_out, order.uid, order.gid)
        root.scratch()  # imports may want a temporary folder
    sys.path.extend(order.search)
    runtime = RUNTIMES[order.runtime]
    runtime.prepare()
    worker.rehearse(runtime)
    known = survey()
    own_namespace = os.open("/proc/self/ns/pid", os.O_RDONLY | os.O_CLOEXEC) if enclosed else None
    null = os.open("/dev/null", os.O_RDWR | os.O_CLOEXEC)
    base, resident_kib = _baseline(enclosed)
    _collapse_heap()
    if enclosed:
        root.close_workshop(laid_out)
    rules = _rules(machine, laid_out, enclosed) if "landlock" in order.layers else None
    namespaces.become(order.uid, order.gid)
    chosen = Filter(machine) if "seccomp" in order.layers else None
    _forget_environment()
    gc.collect()
    gc.freeze()  # a child's first collection then leaves the warm heap alone
    gc.disable()
    enclosure = Enclosure(machine, null, enclosed, rules, chosen)
    return Zygote(control, runtime, known, enclosure, own_namespace, base, resident_kib)


def _rules(machine: Machine, laid_out: Places, enclosed: bool) -> int:
    scratch = (SCRATCH.parent,) if enclosed else ()  # where there is no root of our own, nothing is written
    return landlock.ruleset(machine, laid_out.readable(covered=enclosed), (*scratch, Path("/dev/null")))


def _baseline(enclosed: bool) -> tuple[Baseline, int]:
    """What this process has, and KiB of it resident. It must have one thread to fork safely."""
    lines = Path("/proc/self/status").read_text().splitlines()
    status = dict(line.split(":", 1) for line in lines if ":" in line)
    if int(status["Threads"]) != 1:
        raise RuntimeError(
            f"the zygote has {status['Threads'].strip()} threads; a fork would hang its children"
        )
    base = Baseline(_kib(status["VmSize"]) << 10, _kib(status["VmData"]) << 10, own_user=enclosed)
    return base, _kib(status["VmRSS"])


def _kib(field: str) -> int:
    return int(field.split()[0])


def _collapse_heap() -> None:
    """Puts the warm heap on huge pages: fork() then copies one entry for each 2 MiB instead of 512.

    torch forks in 2.5 ms instead of 7.4. An optimisation only: it may do nothing.
    """
    huge = 2 << 20
    for line in Path("/proc/self/maps").read_text().splitlines():
        area, rights, _, _, _, *name = line.split(None, 5)
        if rights != "rw-p" or (name and not name[0].startswith("[heap")):
            continue
        start, end = (int(address, 16) for address in area.split("-"))
        for address in range(-(-start // huge) * huge, end // huge * huge, huge):
            libc.collapse(address, huge)


def _forget_environment() -> None:
    os.environ.clear()
    os.environ.update(HOME=str(SCRATCH), TMPDIR=str(SCRATCH), PATH="", OMP_NUM_THREADS="1", LANG="C.UTF-8")


def _serve(zygote: Zygote) -> NoReturn:
    poll = select.poll()
    poll.register(zygote.control, select.POLLIN)
    children: dict[int, tuple[int, int]] = {}  # pidfd -> (number, process id)
    while True:
        for fd, _ in poll.poll():
            if fd == zygote.control.fileno():
                born = _fork(zygote)
                if born is not None:
                    pidfd, number, pid = born
                    children[pidfd] = number, pid
                    poll.register(pidfd, select.POLLIN)
            else:
                poll.unregister(fd)
                os.close(fd)
                _bury(zygote, *children.pop(fd))


def _fork(zygote: Zygote) -> tuple[int, int, int] | None:
    """Makes one candidate: (pidfd, number, process id), or None if the machine refused."""
    try:
        message, descriptors, _, _ = socket.recv_fds(zygote.control, FORK.size, 3)
    except ConnectionResetError:
        message = b""
    if not message:
        os._exit(0)  # the examiner is gone
    number, rehearsed = FORK.unpack(message)
    try:
        pid = _fork_into_namespace(zygote, descriptors, rehearsed=rehearsed)
        pidfd = os.pidfd_open(pid)
    except OSError:
        zygote.control.send(GONE.pack(b"X", number, -1, 0))
        return None
    finally:
        for fd in descriptors:
            os.close(fd)
    socket.send_fds(zygote.control, [BORN.pack(b"P", number)], [pidfd])
    return pidfd, number, pid


def _fork_into_namespace(zygote: Zygote, descriptors: list[int], *, rehearsed: bool) -> int:
    """The child is process 1 of a namespace of its own: killing it ends all it ever started."""
    if zygote.own_namespace is None:
        return _fork_candidate(zygote, descriptors, rehearsed=rehearsed)
    libc.unshare(libc.NEWPID)  # only children enter it
    try:
        return _fork_candidate(zygote, descriptors, rehearsed=rehearsed)
    finally:
        libc.setns(zygote.own_namespace, libc.NEWPID)  # come back, or the next unshare is refused


def _fork_candidate(zygote: Zygote, descriptors: list[int], *, rehearsed: bool) -> int:
    pid = os.fork()
    if pid == 0:
        try:
            job, results, output = descriptors
            shut_in(zygote.enclosure, job, results, output)
            worker.serve(zygote.runtime, zygote.known, zygote.base, rehearsed=rehearsed)
        except BaseException as error:
            os.write(2, f"candidate: {error!r}\n".encode())
        finally:
            os._exit(70)
    return pid


def _bury(zygote: Zygote, number: int, pid: int) -> None:
    _, status, usage = os.wait4(pid, 0)
    zygote.control.send(GONE.pack(b"X", number, status, usage.ru_maxrss))
