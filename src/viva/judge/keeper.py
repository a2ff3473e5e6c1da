"""Keeps one zygote alive, with candidates waiting that are already shut in."""

import contextlib
import itertools
import json
import os
import select
import socket
import subprocess
import threading
import time
from collections import deque
from collections.abc import Sequence

from . import launch
from .candidate.messages import BORN, FORK, GONE
from .process import CandidateProcess, Exit
from .transcript import PoolError

_START_SECONDS = 120.0
_STARTS_BEFORE_GIVING_UP = 3
_AFTER_REFUSAL_SECONDS = 0.05
_REFILL_MS = 10  # where spares are left: whoever was judged just now still waits for the page that says so
_ZYGOTE = "from candidate.zygote import main; del sys.path[0]; main(int(sys.argv[1]))"
_LONGEST_MESSAGE = 1 << 16


class Keeper:
    """A thread that owns the zygote of one runtime: starts it, refills the spares, hears of exits.

    The thread starts the zygote itself, because the zygote dies with the thread that started it.
    """

    def __init__(self, runtime: str, layers: Sequence[str], spares: int, python: str | None = None) -> None:
        self._runtime = launch.runtime(runtime)
        self._layers = tuple(layers)
        self._wanted = spares
        self._python = python
        self._changed = threading.Condition()
        self._spares: deque[CandidateProcess] = deque()
        self._waiting = 0  # threads in `take`
        self._coming: dict[int, CandidateProcess] = {}  # asked for
        self._born: dict[int, CandidateProcess] = {}  # and not yet reported gone
        self._numbers = itertools.count(1)
        self._error: str | None = None  # what the last zygote said when it could not start
        self._base_kib = 0
        self._failure: str | None = None
        self._closing = False
        self._wake_reader, self._wake_writer = os.pipe()
        os.set_blocking(self._wake_reader, False)
        os.set_blocking(self._wake_writer, False)
        self._thread = threading.Thread(target=self._run, name=f"zygote-{runtime}", daemon=True)
        self._thread.start()

    @property
    def failure(self) -> str | None:
        """Why there will be no more candidates, or None while there are."""
        return self._failure

    def take(self, timeout: float = _START_SECONDS) -> CandidateProcess:
        """A candidate for one use; the taker kills and closes it. PoolError if none can be made."""
        with self._changed:
            self._waiting += 1
            try:
                self._wait_for_spares(1, timeout)
                return self._spares.popleft()
            finally:
                self._waiting -= 1

    def warm(self, timeout: float = _START_SECONDS) -> None:
        """Waits until the spares are there."""
        with self._changed:
            self._wait_for_spares(self._wanted, timeout)

    def refill(self) -> None:
        """Makes up for candidates that were taken. Asked for when a run is over, not while it is timed."""
        with contextlib.suppress(BlockingIOError):  # enough wake-ups are waiting to be heard
            os.write(self._wake_writer, b"!")

    def close(self) -> None:
        """Ends the zygote and every candidate of it."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self.refill()
        self._thread.join(10)
        os.close(self._wake_reader)
        os.close(self._wake_writer)

    def _wait_for_spares(self, wanted: int, timeout: float) -> None:
        deadline = time.monotonic() + timeout
        while len(self._spares) < wanted:
            if self._failure is not None or self._closing:
                raise PoolError(self._failure or "the pool is closed")
            self.refill()
            if not self._changed.wait(deadline - time.monotonic()):
                raise PoolError(f"no candidate was ready within {timeout:.0f} seconds")

    def _run(self) -> None:
        for _ in range(_STARTS_BEFORE_GIVING_UP):
            while self._one_zygote():
                if self._closing:
                    return
        with self._changed:
            self._failure = (
                f"the {self._runtime.name} zygote could not be kept running: {self._error or 'it was ended'}"
            )
            self._changed.notify_all()

    def _one_zygote(self) -> bool:
        """The life of one zygote. Whether it was of any use."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with ours:
            with theirs:
                process = self._start(theirs)
            try:
                return self._greet(ours) and self._serve(ours)
            finally:
                self._forget_candidates()
                ours.close()
                process.kill()
                process.wait()

    def _start(self, theirs: socket.socket) -> "subprocess.Popen[bytes]":
        fd = theirs.fileno()
        return subprocess.Popen(
            [*launch.python_command(_ZYGOTE, self._python), str(fd)],
            pass_fds=[fd],
            env=launch.environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,  # a Ctrl-C in the terminal is for the examiner
        )

    def _greet(self, control: socket.socket) -> bool:
        control.settimeout(_START_SECONDS)
        try:
            control.send(self._order())
            answer = json.loads(control.recv(_LONGEST_MESSAGE) or b'{"error": "it ended while it started"}')
        except OSError as error:
            answer = {"error": str(error)}
        control.settimeout(None)
        self._error = answer.get("error")
        self._base_kib = answer.get("base_kib", 0)
        return bool(answer.get("ready"))

    def _order(self) -> bytes:
        shown, search = launch.packages(self._runtime)
        uid, gid = launch.user()
        order = {
            "runtime": self._runtime.name,
            "packages": shown,
            "search": search,
            "layers": self._layers,
            "uid": uid,
            "gid": gid,
        }
        return json.dumps(order).encode()

    def _serve(self, control: socket.socket) -> bool:
        """Until the zygote or the pool ends. Whether it made a candidate."""
        poll = select.poll()
        poll.register(control, select.POLLIN)
        poll.register(self._wake_reader, select.POLLIN)
        useful = False
        try:
            while not self._closing:
                heard = poll.poll(self._before_refill_ms())
                if not heard:
                    self._make_missing(control)
                for fd, _ in heard:
                    if fd == self._wake_reader:
                        os.read(fd, 4096)
                    elif not self._hear(control):
                        return useful
                    else:
                        useful = True
        except (ConnectionError, BrokenPipeError):
            return useful
        return True

    def _missing(self) -> int:
        return self._wanted + self._waiting - len(self._spares) - len(self._coming)

    def _before_refill_ms(self) -> int | None:
        """How long to wait for news before candidates are made; None: none is missing."""
        with self._changed:
            if self._missing() <= 0:
                return None
            plenty = 2 * len(self._spares) >= self._wanted and not self._waiting
        return _REFILL_MS if plenty else 0

    def _make_missing(self, control: socket.socket) -> None:
        with self._changed:
            missing, hurry = self._missing(), self._waiting > 0
        for _ in range(missing):
            self._ask_for_one(control, rehearsed=not hurry)

    def _ask_for_one(self, control: socket.socket, *, rehearsed: bool) -> None:
        number, candidate = next(self._numbers), CandidateProcess()
        self._coming[number] = candidate
        socket.send_fds(control, [FORK.pack(number, rehearsed)], candidate.theirs)
        candidate.close_theirs()

    def _hear(self, control: socket.socket) -> bool:
        """Takes one message; False when the zygote has ended."""
        message, descriptors, _, _ = socket.recv_fds(control, 64, 1)
        if message[:1] == b"P":
            _, number = BORN.unpack(message)
            candidate = self._born[number] = self._coming.pop(number)
            candidate.born(descriptors[0])
            candidate.base_kib = self._base_kib
            with self._changed:
                self._spares.append(candidate)
                self._changed.notify()
        elif message[:1] == b"X":
            _, number, status, peak_kib = GONE.unpack(message)
            self._bury(number, Exit(status, peak_kib))
        return bool(message)

    def _bury(self, number: int, exit: Exit) -> None:
        refused = self._coming.pop(number, None)
        if refused is None:
            self._born.pop(number).gone(exit)
        else:
            refused.close()
            time.sleep(
                _AFTER_REFUSAL_SECONDS
            )  # the machine has no process left to give; asking at once is no use

    def _forget_candidates(self) -> None:
        with self._changed:
            for candidate in self._spares:
                candidate.close()
            self._spares.clear()
        for candidate in self._coming.values():
            candidate.close()
        for candidate in self._born.values():
            candidate.gone(Exit(-1, 0))
        self._coming.clear()
        self._born.clear()
