"""The candidate's own loop: load the learner's modules, answer calls, say what happened.

From the first line of a learner's module on, nothing that this process says is trusted.
"""

import gc
import json
import sys
from collections.abc import Callable
from os import _exit, write
from time import process_time, thread_time
from typing import Any, NoReturn

from . import forbid, limits, modules, report
from .counting import Counter
from .errors import WireError
from .job import Asked, SetUp, read_call, read_set_up, set_up_from
from .messages import READY
from .output import Output
from .runtimes import Runtime
from .seeds import seeders
from .shut import JOB, RESULTS
from .survey import Survey
from .wire import pack, unpack

_REHEARSED_SET_UP = """{"modules": [["rehearsal", SOURCE]], "forbidden": [], "seed": 1,
"cpu_seconds": null, "memory_mib": 0, "threads": 1}"""

Emit = Callable[[bytes], None]
Fields = dict[str, Any]


def serve(runtime: Runtime, known: Survey, base: limits.Baseline, *, rehearsed: bool) -> NoReturn:
    """Says that it is ready, takes one job, and ends when the examiner closes it.

    rehearsed: whether to go through a typical job first. It makes the real one start sooner, but costs more
    than it saves where somebody waits already.
    """
    output = Output()
    output.install()
    if rehearsed:
        rehearse(runtime)
    gc.enable()
    _send(READY)
    try:
        set_up = read_set_up(JOB)
        limits.of_problem(
            base,
            cpu_seconds=None if set_up.cpu_seconds is None else set_up.cpu_seconds + process_time(),
            memory_mib=set_up.memory_mib,
            threads=set_up.threads,
        )
        Candidate(set_up, known, output, _send).serve(lambda: read_call(JOB))
    except EOFError:
        _exit(0)


def rehearse(runtime: Runtime) -> None:
    """Goes through a typical job, so that its memory is already ours when a learner waits."""
    source = json.dumps(runtime.rehearsal)
    set_up = set_up_from(_REHEARSED_SET_UP.replace("SOURCE", source).encode())
    candidate = Candidate(set_up, Survey({}, {}), Output(), lambda frame: None)
    candidate.load()
    for example in sys.modules["rehearsal"].EXAMPLES:
        candidate.answer(Asked("rehearsal:rehearse", 1, False, pack({"x": example})))
    del sys.modules["rehearsal"]


def _send(frame: bytes) -> None:
    view = memoryview(frame)
    while view:
        view = view[write(RESULTS, view) :]


class Candidate:
    """One job being worked on."""

    def __init__(self, set_up: SetUp, known: Survey, output: Output, emit: Emit) -> None:
        self._set_up = set_up
        self._known = known
        self._output = output
        self._emit = emit
        self._files = frozenset(modules.file_name(name) for name, _ in set_up.modules)
        self._used: list[str] = []  # forbidden names that were touched, whether or not it was hidden
        self._counter = Counter(set_up.modules)
        self._seeders = seeders()

    def serve(self, next_call: Callable[[], Asked]) -> NoReturn:
        if not self.load():
            raise EOFError
        while True:
            self.answer(next_call())

    def load(self) -> bool:
        """Executes the modules and reports; whether they can be called."""
        error = None
        try:
            builtins = forbid.refuse(self._set_up.forbidden, self._used, self._known)
            self._seed(self._set_up.seed)
            self._counter = Counter(self._set_up.modules, builtins)
            for name, source in self._set_up.modules:
                modules.run(name, source, builtins)
        except BaseException as raised:
            limits.release_reserve()
            error = report.describe(raised, self._files)
        outcome = "forbidden" if self._used else "loaded" if error is None else "raised"
        self._tell({"outcome": outcome, "error": error, "forbidden": self._used[:1]})
        return outcome == "loaded"

    def answer(self, asked: Asked) -> None:
        self._used.clear()
        # This thread's clock, because that of a process under RLIMIT_CPU moves in scheduler ticks only.
        started = thread_time()
        fields = self._attempt(asked)
        fields["seconds"] = thread_time() - started
        if self._used:
            fields |= {"outcome": "forbidden", "forbidden": self._used[:1]}
        try:
            self._tell(fields)
        except WireError as error:
            self._tell({**fields, "outcome": "not plain", "value": None, "error": _plainly(error)})
        except BaseException as error:
            limits.release_reserve()
            described = report.describe(error, self._files)
            self._tell({**fields, "outcome": "raised", "value": None, "error": described})

    def _attempt(self, asked: Asked) -> Fields:
        arguments: Any = None
        try:
            arguments = unpack(asked.arguments)
            self._seed(asked.seed)
            if asked.count:
                value, operations = self._counter.count(asked.target, arguments)
            else:
                value, operations = modules.find(asked.target)(**arguments), None
            fields = {"outcome": "returned", "value": value, "operations": operations}
        except BaseException as error:
            limits.release_reserve()
            fields = {"outcome": "raised", "error": report.describe(error, self._files)}
        fields["mutated"] = _mutated(arguments, asked.arguments)
        return fields

    def _seed(self, seed: int) -> None:
        for seeder in self._seeders:
            seeder(seed)

    def _tell(self, fields: Fields) -> None:
        self._emit(pack({**fields, "printed": self._output.settle(), "peak": limits.peak_kib()}))


def _plainly(error: WireError) -> Fields:
    return {"type": "WireError", "names": [], "message": str(error), "traceback": "", "line": None}


def _mutated(arguments: Any, before: bytes) -> list[str]:
    """Names of the arguments that are no longer what they were."""
    try:
        if arguments is None or pack(arguments) == before:
            return []
    except BaseException:  # something that cannot even be packed was put into an argument
        pass
    original = unpack(before)
    return [name for name, value in original.items() if _changed(arguments.get(name), value)]


def _changed(value: object, original: object) -> bool:
    try:
        return pack(value) != pack(original)
    except BaseException:
        return True
