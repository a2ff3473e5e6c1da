"""What an exception says to the learner: its own lines and no others."""

import linecache
import traceback
from collections.abc import Collection
from types import TracebackType
from typing import Any

_LONGEST_MESSAGE = 500
_LONGEST_TRACEBACK = 4000
_MOST_FRAMES = 12
_SUBMISSION = "<submission>"

Frame = tuple[str, int, str]  # file, line, function


def describe(error: BaseException, files: Collection[str]) -> dict[str, Any]:
    """A plain description. files: those whose lines the learner may see."""
    frames = _frames(error.__traceback__, files)
    names = [kind.__name__ for kind in type(error).__mro__ if kind is not object]
    if _out_of_memory(error) and "MemoryError" not in names:
        names.append("MemoryError")
    return {
        "type": type(error).__name__[:100],
        "names": [name[:100] for name in names[:20]],
        "message": _message(error),
        "traceback": _traceback(error, frames),
        "line": _line(error, frames, files),
    }


def _message(error: BaseException) -> str:
    try:
        return str(error)[:_LONGEST_MESSAGE]
    except BaseException:  # the learner's own __str__ may do anything
        return ""


def _out_of_memory(error: BaseException) -> bool:
    """Torch has no exception of its own for it."""
    said = _message(error)
    return isinstance(error, RuntimeError) and (
        "can't allocate memory" in said or "not enough memory" in said
    )


def _frames(trace: TracebackType | None, files: Collection[str]) -> list[Frame]:
    found = []
    while trace is not None:
        code = trace.tb_frame.f_code
        if code.co_filename in files:
            found.append((code.co_filename, trace.tb_lineno, code.co_name))
        trace = trace.tb_next
    return found


def _line(error: BaseException, frames: list[Frame], files: Collection[str]) -> int | None:
    """The deepest line of the submission, or of any file shown where none is called that."""
    if isinstance(error, SyntaxError) and error.filename in files and not frames:
        return error.lineno
    wanted = [line for file, line, _ in frames if file == _SUBMISSION or _SUBMISSION not in files]
    return wanted[-1] if wanted else None


def _traceback(error: BaseException, frames: list[Frame]) -> str:
    lines = ["Traceback (most recent call last):\n"] if frames else []
    left_out = len(frames) - _MOST_FRAMES
    half = _MOST_FRAMES // 2
    shown = frames if left_out <= 0 else frames[:half]
    lines += [_frame_text(frame) for frame in shown]
    if left_out > 0:
        lines.append(f"  ... {left_out} more calls ...\n")
        lines += [_frame_text(frame) for frame in frames[-half:]]
    return ("".join(lines) + _last_line(error))[-_LONGEST_TRACEBACK:]


def _frame_text(frame: Frame) -> str:
    file, line, function = frame
    source = linecache.getline(file, line).strip()
    return f'  File "{file}", line {line}, in {function}\n' + (f"    {source}\n" if source else "")


def _last_line(error: BaseException) -> str:
    try:
        if isinstance(error, SyntaxError):
            return "".join(traceback.format_exception_only(error)).rstrip()
    except BaseException:
        pass
    said = _message(error)
    return f"{type(error).__name__}: {said}" if said else type(error).__name__
