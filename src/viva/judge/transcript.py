"""What is asked of a candidate, and what it said: the values on both ends of the pool."""

from dataclasses import dataclass
from enum import Enum
from typing import Any


class PoolError(Exception):
    """The pool cannot do what it was asked to, for a reason that is not the learner's."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one candidate may use."""

    cpu_seconds: float = 2.0
    wall_seconds: float = 10.0
    memory_mib: int = 256
    output_kib: int = 64
    processes: int = 16  # threads; a second process is never allowed


@dataclass(frozen=True, slots=True)
class Setup:
    """A program to load.

    runtime: "python", "numpy" or "torch". modules: (name, source), executed in this order; the file of
    module m is called "<m>" in tracebacks. forbidden: dotted names refused at run time.
    """

    runtime: str
    modules: tuple[tuple[str, str], ...]
    limits: Limits = Limits()
    forbidden: tuple[str, ...] = ()
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Call:
    """One call of a loaded program.

    target: "module:attribute", dotted attributes allowed. arguments: a packed dict of keyword arguments.
    count: whether to count operations, which is about thirty times slower.
    """

    target: str
    arguments: bytes
    seed: int = 0
    count: bool = False


class Outcome(Enum):
    RETURNED = "returned"
    RAISED = "raised"
    FORBIDDEN = "forbidden"
    NOT_PLAIN = "not plain"


@dataclass(frozen=True, slots=True)
class Error:
    """An exception, as its candidate described it.

    names: the class and its bases by name; "MemoryError" is among them whenever memory ran out.
    traceback: the learner's own lines only. line: of "<submission>".
    """

    type: str
    names: tuple[str, ...]
    message: str
    traceback: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one call. seconds: of CPU, as measured beside the learner's code, so only a hint."""

    outcome: Outcome
    value: Any
    error: Error | None
    mutated: tuple[str, ...]  # names of arguments that the call changed in place
    stdout: str
    seconds: float
    operations: int | None


class Ending(Enum):
    FINISHED = "finished"
    TIME_LIMIT = "time limit"
    MEMORY_LIMIT = "memory limit"
    OUTPUT_LIMIT = "output limit"
    CRASHED = "crashed"
    INVALID_OUTPUT = "invalid output"
    LOAD_FAILED = "load failed"
    FORBIDDEN = "forbidden"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Transcript:
    """All that one candidate said before it ended or finished.

    replies: in the order of the calls, fewer if it ended early. detail: the ending in words.
    peak_mib: beyond what every candidate holds, to within about 10 MiB.
    """

    replies: tuple[Reply, ...]
    ending: Ending
    detail: str
    load_error: Error | None
    load_stdout: str
    stdout_rest: str
    cpu_seconds: float
    wall_seconds: float
    peak_mib: float
