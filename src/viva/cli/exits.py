"""Exit codes, the same for every command. Documented in docs/machine-interface.md."""

from enum import IntEnum


class Exit(IntEnum):
    DONE = 0  # accepted, proved, done
    REJECTED = 1  # the submission was rejected, or the check found something
    USAGE = 2  # the command line, a file or a pack is not as it must be
    JUDGE = 3  # the judge itself failed
    CLOSED = 4  # not open yet: a solution before its time
    INTERRUPTED = 130
