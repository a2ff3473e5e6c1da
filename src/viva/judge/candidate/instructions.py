"""Counts the bytecode instructions that given code objects execute, by what this Python offers for it."""

import sys
from collections.abc import Collection, Iterator
from types import CodeType, FrameType
from typing import Any


class Instructions:
    """A context in which instructions of code from the given files are counted into `executed`."""

    def __init__(self, files: Collection[str], codes: Collection[CodeType]) -> None:
        """codes: the modules' own; what is nested in them is found."""
        self.executed = 0
        self._files = files
        self._codes = [inner for code in codes for inner in _with_nested(code)]

    if sys.version_info >= (3, 12):

        def __enter__(self) -> "Instructions":
            monitoring = sys.monitoring
            monitoring.use_tool_id(monitoring.PROFILER_ID, "viva")
            monitoring.register_callback(
                monitoring.PROFILER_ID, monitoring.events.INSTRUCTION, self._on_instruction
            )
            self._listen(monitoring.events.INSTRUCTION)
            return self

        def __exit__(self, *error: object) -> None:
            self._listen(sys.monitoring.events.NO_EVENTS)
            sys.monitoring.free_tool_id(sys.monitoring.PROFILER_ID)

        def _listen(self, events: int) -> None:
            for code in self._codes:
                sys.monitoring.set_local_events(sys.monitoring.PROFILER_ID, code, events)

        def _on_instruction(self, code: CodeType, offset: int) -> None:
            self.executed += 1

    else:

        def __enter__(self) -> "Instructions":
            sys.settrace(self._on_call)
            return self

        def __exit__(self, *error: object) -> None:
            sys.settrace(None)

        def _on_call(self, frame: FrameType, event: str, argument: object) -> Any:
            if frame.f_code.co_filename not in self._files:
                return None
            frame.f_trace_opcodes = True
            frame.f_trace_lines = False
            return self._on_opcode

        def _on_opcode(self, frame: FrameType, event: str, argument: object) -> Any:
            self.executed += event == "opcode"
            return self._on_opcode


def _with_nested(code: CodeType) -> Iterator[CodeType]:
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from _with_nested(constant)
