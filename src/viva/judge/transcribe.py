"""Turns what was heard from a candidate into a transcript, trusting none of it."""

import os
import signal
from typing import Any

from .candidate.wire import WireError
from .conversation import Heard
from .process import CandidateProcess, Exit
from .transcript import Ending, Error, Limits, Outcome, Reply, Transcript

_EXIT_SECONDS = 1.0
_NEARLY_ALL = 0.8  # of the memory limit: a crash above it is taken to be for want of memory
_OUTCOMES = {outcome.value: outcome for outcome in Outcome}


class Scribe:
    """Writes the transcript of one exchange."""

    def __init__(self, candidate: CandidateProcess, heard: Heard, limits: Limits) -> None:
        self._candidate = candidate
        self._heard = heard
        self._limits = limits
        self._ending = heard.ending
        self._detail = heard.detail
        self._at = 0  # bytes of output already given to a call

    def write(self, *, loading: bool) -> Transcript:
        """loading: whether the first frame reports how the modules loaded."""
        frames = list(self._heard.frames)
        load_error, load_stdout, replies = None, "", []
        try:
            if loading and frames:
                load_error, load_stdout = self._loaded(frames.pop(0))
            for frame in frames:
                replies.append(self._reply(frame))
        except WireError as error:
            self._ending, self._detail = Ending.INVALID_OUTPUT, str(error)
        if self._ending is None:
            self._ending, self._detail = self._why_it_ended()
        return Transcript(
            replies=tuple(replies),
            ending=self._ending,
            detail=self._detail,
            load_error=load_error,
            load_stdout=load_stdout,
            stdout_rest=self._printed_until(len(self._heard.output)),
            cpu_seconds=self._heard.cpu_seconds,
            wall_seconds=self._heard.wall_seconds,
            peak_mib=self._peak_mib(),
        )

    def _loaded(self, frame: dict[str, Any]) -> tuple[Error | None, str]:
        outcome = frame.get("outcome")
        printed = self._printed_until(_whole(frame, "printed"))
        error = _error(frame.get("error"))
        if outcome == "forbidden":
            self._ending, self._detail = Ending.FORBIDDEN, _forbidden(frame)
        elif outcome == "raised":
            self._ending, self._detail = Ending.LOAD_FAILED, error.type if error else ""
        elif outcome != "loaded":
            raise WireError("a report of loading has no outcome")
        return error, printed

    def _reply(self, frame: dict[str, Any]) -> Reply:
        outcome = frame.get("outcome")
        if type(outcome) is not str or outcome not in _OUTCOMES:
            raise WireError("a reply has no outcome")
        error = _error(frame.get("error"))
        if outcome == Outcome.FORBIDDEN.value and error is None:
            message = f"{_forbidden(frame)} is not allowed in this problem"
            error = Error("ForbiddenName", ("ForbiddenName",), message, "", None)
        if outcome in (Outcome.RAISED.value, Outcome.NOT_PLAIN.value) and error is None:
            raise WireError("a reply has no error")
        return Reply(
            outcome=_OUTCOMES[outcome],
            value=frame.get("value") if outcome == Outcome.RETURNED.value else None,
            error=error,
            mutated=_strings(frame, "mutated"),
            stdout=self._printed_until(_whole(frame, "printed")),
            seconds=round(_seconds(frame), 6),  # finer digits are noise, and they are kept for years
            operations=None if frame.get("operations") is None else _whole(frame, "operations"),
        )

    def _printed_until(self, at: int) -> str:
        """The output since the last call's, up to byte `at` as the candidate counts."""
        start, self._at = self._at, min(max(at - self._heard.before, self._at), len(self._heard.output))
        return self._heard.output[start : self._at].decode("utf-8", "replace")

    def _peak_mib(self) -> float:
        exit = self._candidate.exit
        if exit is not None and exit.peak_kib:
            return max(0, exit.peak_kib - self._candidate.base_kib) / 1024
        last = self._heard.frames[-1].get("peak") if self._heard.frames else 0
        return max(0, last - self._candidate.base_kib) / 1024 if type(last) is int else 0.0

    def _why_it_ended(self) -> tuple[Ending, str]:
        exit = self._candidate.wait(_EXIT_SECONDS)
        if exit is None:
            return Ending.INVALID_OUTPUT, "it closed its results and went on running"
        if exit.status == -1:
            return Ending.UNAVAILABLE, "the process that candidates come from ended"
        if os.WIFSIGNALED(exit.status):
            return self._killed_by(os.WTERMSIG(exit.status), exit)
        return Ending.CRASHED, f"it ended itself with status {os.WEXITSTATUS(exit.status)}"

    def _killed_by(self, number: int, exit: Exit) -> tuple[Ending, str]:
        if number == signal.SIGXCPU or self._heard.cpu_seconds >= self._limits.cpu_seconds:
            return Ending.TIME_LIMIT, f"more than {self._limits.cpu_seconds:g} seconds of processor time"
        full = self._peak_mib() >= _NEARLY_ALL * self._limits.memory_mib
        if number == signal.SIGKILL or full or b"bad_alloc" in self._heard.output:
            return Ending.MEMORY_LIMIT, f"more than {self._limits.memory_mib} MiB of memory"
        return Ending.CRASHED, f"signal {number} ({(signal.strsignal(number) or 'unknown').lower()})"


def _whole(frame: dict[str, Any], key: str) -> int:
    value = frame.get(key)
    if type(value) is not int or value < 0:
        raise WireError(f"a report has no whole number {key!r}")
    return value


def _seconds(frame: dict[str, Any]) -> float:
    value = frame.get("seconds")
    if type(value) is not float:
        raise WireError("a reply does not say how long it took")
    return value


def _strings(frame: dict[str, Any], key: str) -> tuple[str, ...]:
    value = frame.get(key)
    if type(value) is not list or not all(type(item) is str for item in value):
        raise WireError(f"a report has no list of words {key!r}")
    return tuple(value)


def _forbidden(frame: dict[str, Any]) -> str:
    return "".join(_strings(frame, "forbidden")[:1])[:200]


def _error(fields: Any) -> Error | None:
    if fields is None:
        return None
    if type(fields) is not dict or not all(
        type(fields.get(key)) is str for key in ("type", "message", "traceback")
    ):
        raise WireError("an error is not described by words")
    line = fields.get("line")
    if not (line is None or type(line) is int):
        raise WireError("an error is on no line")
    names = _strings(fields, "names")[:20]
    return Error(fields["type"][:100], names, fields["message"][:500], fields["traceback"][:4000], line)
