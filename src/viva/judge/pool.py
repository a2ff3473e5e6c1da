"""Runs programs in candidates: one use for a learner's, a longer stay for an author's.

with Pool() as pool:
    transcript = pool.run(Setup("numpy", (("submission", source),)), [Call("submission:f", pack({"x": 1}))])
"""

import functools
import json
import struct
import threading
from collections.abc import Mapping, Sequence
from types import TracebackType

from . import layers as layers_of_this_machine
from .candidate.wire import WireError, pack, unpack
from .conversation import Allowance, Conversation
from .fresh import FreshProcess
from .keeper import Keeper
from .layers import LayerReport, Tier, probe, tier_of
from .process import CandidateProcess
from .transcribe import Scribe
from .transcript import Call, Ending, Error, Limits, Outcome, PoolError, Reply, Setup, Transcript

__all__ = [
    "Call",
    "Ending",
    "Error",
    "LayerReport",
    "Limits",
    "Outcome",
    "Pool",
    "PoolError",
    "Reply",
    "Session",
    "Setup",
    "Tier",
    "Transcript",
    "WireError",
    "pack",
    "probe",
    "unpack",
]

_LENGTH = struct.Struct("<I")
_ATTEMPTS = 2  # a candidate that our own side lost is replaced once


class Pool:
    """Candidates of every runtime. Any number of threads may use one pool."""

    def __init__(
        self,
        *,
        spares: int = 2,
        require: Tier | None = None,
        layers: Sequence[str] | None = None,
        python: str | None = None,
    ) -> None:
        """spares: candidates kept waiting for each runtime. require: the weakest tier that will do.

        layers: those to use, for tests of weaker machines; all that are present by default.
        python: the interpreter of the candidates; the one running this by default.
        """
        self.layers: Mapping[str, LayerReport] = {report.name: report for report in probe()}
        present = [name for name, report in self.layers.items() if report.present]
        self._using = present if layers is None else [name for name in present if name in layers]
        self.tier = tier_of(self._using)
        if require is not None and not self.tier.at_least(require):
            raise PoolError(layers_of_this_machine.explain(self.layers.values(), self.tier, require))
        self._spares = spares
        self._python = python
        self._keepers: dict[str, Keeper] = {}
        self._lock = threading.Lock()
        self._closed = False

    def __enter__(self) -> "Pool":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def run(self, setup: Setup, calls: Sequence[Call]) -> Transcript:
        """Loads a program, makes all calls, ends the candidate. Never raises for what the program does."""
        transcript = _unavailable("")
        for _ in range(_ATTEMPTS):
            try:
                candidate = self._take(setup.runtime)
            except PoolError as error:
                return _unavailable(str(error))
            try:
                transcript = _single_use(candidate, setup, calls)
            finally:
                self._finish(setup.runtime, candidate)
            if transcript.ending is not Ending.UNAVAILABLE:
                break
        return transcript

    def open(self, setup: Setup) -> "Session":
        """A loaded program that stays. Its `loading` says how that went."""
        for _ in range(_ATTEMPTS):
            session = Session(self._take(setup.runtime), setup)
            self._refill(setup.runtime)
            if session.loading.ending is not Ending.UNAVAILABLE:
                return session
            session.close()
        raise PoolError(f"no candidate could be started: {session.loading.detail}")

    def warm(self, runtime: str) -> None:
        """Starts a runtime and waits until its spares are ready. PoolError if it cannot be started."""
        if self.tier is not Tier.OWN_CODE_ONLY:
            self._keeper(runtime).warm()

    def close(self) -> None:
        """Ends every process of the pool."""
        with self._lock:
            self._closed = True
            keepers = list(self._keepers.values())
            self._keepers.clear()
        for keeper in keepers:
            keeper.close()

    def _keeper(self, runtime: str) -> Keeper:
        with self._lock:
            if self._closed:
                raise PoolError("the pool is closed")
            keeper = self._keepers.get(runtime)
            if keeper is None or keeper.failure is not None:
                keeper = self._keepers[runtime] = Keeper(runtime, self._using, self._spares, self._python)
            return keeper

    def _take(self, runtime: str) -> CandidateProcess:
        if self.tier is Tier.OWN_CODE_ONLY:
            return FreshProcess(runtime, self._python)
        return self._keeper(runtime).take()

    def _finish(self, runtime: str, candidate: CandidateProcess) -> None:
        candidate.kill()
        candidate.close()
        self._refill(runtime)

    def _refill(self, runtime: str) -> None:
        with self._lock:
            keeper = self._keepers.get(runtime)
        if keeper is not None:
            keeper.refill()


class Session:
    """A program that stays loaded, for code of authors: cases, references, laws. Calls come one at a time."""

    def __init__(self, candidate: CandidateProcess, setup: Setup) -> None:
        self._candidate = candidate
        self._limits = setup.limits
        self._conversation = Conversation(candidate, tensors=setup.runtime == "torch")
        self._lock = threading.Lock()
        self.alive = True
        limits = setup.limits
        message = _set_up_bytes(setup, cpu_seconds=None)
        self.loading = self._exchange(message, (), limits.cpu_seconds, limits.wall_seconds, loading=True)

    def calls(self, calls: Sequence[Call], *, cpu_seconds: float, wall_seconds: float) -> Transcript:
        """Makes the calls. Any ending but FINISHED ends the session."""
        with self._lock:
            if not self.alive:
                return _unavailable("the session has ended")
            message = b"".join(map(_call_bytes, calls))
            return self._exchange(message, calls, cpu_seconds, wall_seconds, loading=False)

    def close(self) -> None:
        with self._lock:
            self._end()

    def _exchange(
        self, message: bytes, calls: Sequence[Call], cpu_seconds: float, wall_seconds: float, *, loading: bool
    ) -> Transcript:
        allowance = Allowance(cpu_seconds, wall_seconds, self._limits.output_kib << 10)
        heard = self._conversation.exchange(message, len(calls) + loading, allowance)
        transcript = Scribe(self._candidate, heard, self._limits).write(loading=loading)
        if transcript.ending is not Ending.FINISHED:
            self._end()
        return transcript

    def _end(self) -> None:
        if self.alive:
            self.alive = False
            self._candidate.kill()
            self._candidate.close()


def _single_use(candidate: CandidateProcess, setup: Setup, calls: Sequence[Call]) -> Transcript:
    limits = setup.limits
    conversation = Conversation(candidate, tensors=setup.runtime == "torch")
    message = b"".join((_set_up_bytes(setup, cpu_seconds=limits.cpu_seconds), *map(_call_bytes, calls)))
    allowance = Allowance(limits.cpu_seconds, limits.wall_seconds, limits.output_kib << 10)
    heard = conversation.exchange(message, 1 + len(calls), allowance)
    return Scribe(candidate, heard, limits).write(loading=True)


def _set_up_bytes(setup: Setup, *, cpu_seconds: float | None) -> bytes:
    """cpu_seconds: for the kernel's own coarse limit; None for none."""
    text = json.dumps({
        "modules": setup.modules,
        "forbidden": setup.forbidden,
        "seed": setup.seed,
        "cpu_seconds": cpu_seconds,
        "memory_mib": setup.limits.memory_mib,
        "threads": setup.limits.processes,
    }).encode()  # fmt: skip
    return _LENGTH.pack(len(text)) + text


@functools.lru_cache(maxsize=1024)
def _call_bytes(call: Call) -> bytes:
    """Kept, because every submission to a problem is asked the same."""
    fields = {"target": call.target, "seed": call.seed, "count": call.count, "size": len(call.arguments)}
    text = json.dumps(fields).encode()
    return b"".join((_LENGTH.pack(len(text)), text, call.arguments))


def _unavailable(detail: str) -> Transcript:
    return Transcript((), Ending.UNAVAILABLE, detail, None, "", "", 0.0, 0.0, 0.0)
