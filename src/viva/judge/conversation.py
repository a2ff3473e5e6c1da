"""Talks to one candidate: sends bytes, collects frames and output, watches its limits.

Everything read here was written by a process that may be hostile. It can end a conversation early, or
say wrong values; there is no word for a verdict.
"""

import os
import select
import struct
import time
from dataclasses import dataclass, field
from typing import Any

from .candidate.messages import READY
from .candidate.wire import HEADER_CAP, WireError, unpack
from .process import CandidateProcess
from .transcript import Ending

_LENGTHS = struct.Struct("<II")
_LARGEST_BLOB = 64 << 20
_LARGEST_EXCHANGE = 256 << 20  # bytes of all frames together, which the examiner holds at once
_READ_SIZE = 1 << 18
_SHORTEST_WAIT = 0.002  # seconds between two looks at a candidate's clock, at least
_START_SECONDS = 60.0
_PROCESSORS = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Allowance:
    """What one exchange may use."""

    cpu_seconds: float
    wall_seconds: float
    output_bytes: int


@dataclass(slots=True)
class Heard:
    """What came back in one exchange.

    ending: None when the candidate closed its results early. before: bytes printed in earlier exchanges.
    """

    frames: list[dict[str, Any]] = field(default_factory=list)
    output: bytearray = field(default_factory=bytearray)
    ending: Ending | None = Ending.FINISHED
    detail: str = ""
    cpu_seconds: float = 0.0
    wall_seconds: float = 0.0
    before: int = 0


class Conversation:
    """The examiner's side of one candidate's life."""

    def __init__(self, candidate: CandidateProcess, *, tensors: bool) -> None:
        self.candidate = candidate
        self._tensors = tensors
        self._buffer = bytearray()
        self._ready = False
        self._printed = 0

    def exchange(self, message: bytes, expected: int, allowance: Allowance) -> Heard:
        """Sends `message` and listens until `expected` frames have come, or an end, or a limit."""
        if not self._await_ready():
            return Heard(ending=Ending.UNAVAILABLE, detail="the candidate ended before it was ready")
        heard = Heard(before=self._printed)
        _Exchange(self.candidate, self._buffer, self._tensors, message, expected, allowance, heard).run()
        self._printed += len(heard.output)
        return heard

    def _await_ready(self) -> bool:
        """Whether the candidate has finished shutting itself in. Usually it has long before."""
        if not self._ready:
            poll = select.poll()
            poll.register(self.candidate.results, select.POLLIN)
            if poll.poll(_START_SECONDS * 1000):
                self._ready = os.read(self.candidate.results, 1) == READY
        return self._ready


class _Exchange:
    """One message out, some frames back."""

    def __init__(
        self,
        candidate: CandidateProcess,
        buffer: bytearray,
        tensors: bool,
        message: bytes,
        expected: int,
        allowance: Allowance,
        heard: Heard,
    ) -> None:
        self._candidate = candidate
        self._buffer = buffer
        self._tensors = tensors
        self._unsent = memoryview(message)
        self._expected = expected
        self._allowance = allowance
        self._heard = heard
        self._received = 0
        self._done = expected == 0

    def run(self) -> None:
        heard = self._heard
        started, cpu_before = time.monotonic(), self._candidate.cpu_seconds() or 0.0
        poll = select.poll()
        poll.register(self._candidate.results, select.POLLIN)
        poll.register(self._candidate.output, select.POLLIN)
        poll.register(self._candidate.job, select.POLLOUT)
        while not self._done:
            heard.wall_seconds = time.monotonic() - started
            heard.cpu_seconds = max(heard.cpu_seconds, (self._candidate.cpu_seconds() or 0.0) - cpu_before)
            patience = self._patience()
            for fd, _ in poll.poll(max(_SHORTEST_WAIT, patience) * 1000) if patience > 0 else ():
                self._attend(fd, poll)
        self._drain_output()
        heard.wall_seconds = time.monotonic() - started
        heard.cpu_seconds = max(heard.cpu_seconds, (self._candidate.cpu_seconds() or 0.0) - cpu_before)

    def _patience(self) -> float:
        """Seconds until the next limit can be reached, 0 if one is."""
        cpu_left = self._allowance.cpu_seconds - self._heard.cpu_seconds
        wall_left = self._allowance.wall_seconds - self._heard.wall_seconds
        if cpu_left <= 0:
            self._end(
                Ending.TIME_LIMIT, f"more than {self._allowance.cpu_seconds:g} seconds of processor time"
            )
        elif wall_left <= 0:
            self._end(Ending.TIME_LIMIT, f"no answer within {self._allowance.wall_seconds:g} seconds")
        else:
            return min(cpu_left / _PROCESSORS, wall_left)  # its threads may use every processor at once
        return 0.0

    def _attend(self, fd: int, poll: "select.poll") -> None:
        if fd == self._candidate.job:
            self._send(poll)
        elif fd == self._candidate.output:
            if not self._drain_output():
                poll.unregister(fd)
        else:
            self._listen()

    def _end(self, ending: Ending | None, detail: str = "") -> None:
        if not self._done:
            self._heard.ending, self._heard.detail, self._done = ending, detail, True

    def _send(self, poll: "select.poll") -> None:
        try:
            self._unsent = self._unsent[os.write(self._candidate.job, self._unsent) :]
        except BlockingIOError:
            return
        except BrokenPipeError:  # it closed its job; what it still says decides
            self._unsent = self._unsent[:0]
        if not self._unsent:
            poll.unregister(self._candidate.job)

    def _drain_output(self) -> bool:
        """Reads what was printed so far; False when nothing can come any more."""
        limit = self._allowance.output_bytes
        while part := _read(self._candidate.output):
            self._heard.output += part[: limit + 1 - len(self._heard.output)]
            if len(self._heard.output) > limit:
                self._end(Ending.OUTPUT_LIMIT, f"more than {limit >> 10} KiB of output")
                return True
        return part is None

    def _listen(self) -> None:
        part = _read(self._candidate.results)
        if part == b"":
            self._end(None)
        self._buffer += part or b""
        try:
            while not self._done and (frame := self._next_frame()) is not None:
                self._heard.frames.append(frame)
                if len(self._heard.frames) == self._expected:
                    self._end(Ending.FINISHED)
        except WireError as error:
            self._end(Ending.INVALID_OUTPUT, str(error))

    def _next_frame(self) -> dict[str, Any] | None:
        if len(self._buffer) < _LENGTHS.size:
            return None
        header_size, blob_size = _LENGTHS.unpack_from(self._buffer)
        too_much = self._received + blob_size > _LARGEST_EXCHANGE
        if header_size > HEADER_CAP or blob_size > _LARGEST_BLOB or too_much:
            raise WireError("the values returned are too large: send fewer numbers, or an array")
        size = _LENGTHS.size + header_size + blob_size
        if len(self._buffer) < size:
            return None
        frame = bytes(memoryview(self._buffer)[:size])
        del self._buffer[:size]
        self._received += size
        value = unpack(frame, tensors=self._tensors)
        if type(value) is not dict:
            raise WireError("a frame is not a report")
        return value


def _read(fd: int) -> bytes | None:
    """What there is to read, b"" at the end, None if there is nothing yet."""
    try:
        return os.read(fd, _READ_SIZE)
    except BlockingIOError:
        return None
