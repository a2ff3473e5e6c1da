"""The candidate's standard output: captured by the examiner, counted here to tell calls apart."""

import contextlib
import io
import sys
from os import write
from typing import TextIO


class Tally(io.RawIOBase):
    """Descriptor 1, counting the bytes that pass."""

    def __init__(self) -> None:
        self.total = 0

    def writable(self) -> bool:
        return True

    def fileno(self) -> int:
        return 1

    def write(self, data: object) -> int:
        written = write(1, data)  # type: ignore[arg-type]
        self.total += written
        return written


class Output:
    """Standard output and error as one stream."""

    def __init__(self) -> None:
        self._tally = Tally()
        buffered = io.BufferedWriter(self._tally)
        # By line, so that what was printed before a crash is not lost.
        self._stream: TextIO = io.TextIOWrapper(buffered, "utf-8", "backslashreplace", line_buffering=True)

    def install(self) -> None:
        sys.stdin = io.StringIO("")
        sys.stdout = sys.stderr = self._stream

    def settle(self) -> int:
        """Sends what is still buffered; how many bytes were printed so far in all."""
        with contextlib.suppress(OSError, ValueError):  # a submission may have closed it
            self._stream.flush()
        return self._tally.total
