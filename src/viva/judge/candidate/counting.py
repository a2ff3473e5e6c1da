"""Counts the operations of a call: the same program with the same inputs gives the same number.

An operation is one bytecode instruction executed in the given modules. What a built-in does in one
instruction but in time that grows with its input is added by `costs`, from a second, instrumented copy.
"""

import io
import sys
from collections.abc import Sequence
from contextlib import redirect_stdout
from types import CodeType, ModuleType
from typing import Any

from . import modules
from .costs import Meter, instrumented
from .instructions import Instructions


class Counter:
    """The instrumented copy of the given modules, made when the first call is counted."""

    def __init__(self, sources: Sequence[tuple[str, str]], builtins: dict[str, Any] | None = None) -> None:
        self._sources = sources
        self._builtins = builtins
        self._files = frozenset(modules.file_name(name) for name, _ in sources)
        self._meter = Meter()
        self._codes: list[CodeType] = []
        self._copies: dict[str, ModuleType] = {}

    def count(self, target: str, arguments: dict[str, Any]) -> tuple[Any, int]:
        """What the call returns, and the operations it took."""
        originals = {name: sys.modules[name] for name, _ in self._sources}
        try:
            self._install_copies()
            function = modules.find(target)
            self._meter.total = 0
            with Instructions(self._files, self._codes) as instructions:
                value = function(**arguments)
            return value, instructions.executed + self._meter.total
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
                self._codes.append(code)
                self._copies[name] = modules.execute(name, code, self._meter.names(), self._builtins)
