"""Python's parser, one thread at a time."""

from __future__ import annotations

import ast
import threading
from contextlib import suppress

_ONE_AT_A_TIME = threading.RLock()
_DISTURBED = 3  # times in a row that another's traceback may come in between


def parsed(source: str, file: str = "<unknown>") -> ast.Module:
    """The tree of `source`, as of `ast.parse`. Raises SyntaxError, ValueError, RecursionError, MemoryError as it does.

    Up to Python 3.11.7, trees built in two threads at once count their depth in one place, and one of the two fails
    with "AST constructor recursion depth mismatch" (CPython, gh-106905) though its source is in order. The standard
    library parses as well, to underline a line of a traceback: what it disturbed is parsed again.
    """
    with _ONE_AT_A_TIME:
        for _ in range(_DISTURBED):
            with suppress(SystemError):
                return ast.parse(source, file)
        return ast.parse(source, file)
