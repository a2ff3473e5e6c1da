"""Counts the operations of a call: the same program with the same inputs gives the same number.

An operation is one bytecode instruction executed in the given modules. What a built-in does in one
instruction but in time that grows with its input is added by `costs`, from a second, instrumented copy.
"""

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from types import FrameType, ModuleType
from typing import Any

from . import modules
from .costs import Meter, instrumented


class Counter:
    """The instrumented copy of the given modules, made when the first call is counted."""

    def __init__(self, sources: Sequence[tuple[str, str]], builtins: dict[str, Any] | None = None) -> None:
        self._sources = sources
        self._builtins = builtins
        self._files = frozenset(modules.file_name(name) for name, _ in sources)
        self._meter = Meter()
        self._copies: dict[str, ModuleType] = {}

    def count(self, target: str, arguments: dict[str, Any]) -> tuple[Any, int]:
        """What the call returns, and the operations it took."""
        originals = {name: sys.modules[name] for name, _ in self._sources}
        try:
            self._install_copies()
            function = modules.find(target)
            return self._counted(function, arguments)
        finally:
            sys.modules.update(originals)

    def _install_copies(self) -> None:
        if self._copies:
            sys.modules.update(self._copies)
            return
        with redirect_stdout(io.StringIO()):  # it has been printed already
            for name, source in self._sources:
                file = modules.file_name(name)
                code = compile(instrumented(source, file), file, "exec", dont_inherit=True)
                self._copies[name] = modules.execute(name, code, self._meter.names(), self._builtins)

    def _counted(self, function: Any, arguments: dict[str, Any]) -> tuple[Any, int]:
        executed = 0

        def on_call(frame: FrameType, event: str, argument: object) -> Any:
            if frame.f_code.co_filename not in self._files:
                return None
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
            return on_opcode

        def on_opcode(frame: FrameType, event: str, argument: object) -> Any:
            nonlocal executed
            executed += event == "opcode"
            return on_opcode

        self._meter.total = 0
        sys.settrace(on_call)
        try:
            value = function(**arguments)
        finally:
            sys.settrace(None)
        return value, executed + self._meter.total
