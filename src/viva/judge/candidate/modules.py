"""Modules made from source text, known to sys.modules and to tracebacks."""

import linecache
import sys
from types import CodeType, ModuleType
from typing import Any


def file_name(name: str) -> str:
    return f"<{name}>"


def run(name: str, source: str, builtins: dict[str, Any] | None = None) -> ModuleType:
    """A fresh module called `name` in sys.modules, executed. Raises what its source raises.

    builtins: what its code sees as built in, where that differs from everyone's.
    """
    file = file_name(name)
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    return execute(name, compile(source, file, "exec", dont_inherit=True), {}, builtins)


def execute(name: str, code: CodeType, given: dict[str, Any], builtins: dict[str, Any] | None) -> ModuleType:
    """The same from compiled code, with names that it is given."""
    module = ModuleType(name)
    module.__dict__.update(given, __file__=file_name(name))
    if builtins is not None:
        module.__dict__["__builtins__"] = builtins
    sys.modules[name] = module
    exec(code, module.__dict__)
    return module


def find(target: str) -> Any:
    """The object that "module:attribute.attribute" names. LookupError where it does not exist."""
    name, _, path = target.partition(":")
    found: Any = sys.modules[name]
    for attribute in path.split("."):
        try:
            found = getattr(found, attribute)
        except AttributeError:
            raise LookupError(f"{file_name(name)} does not define {path!r}") from None
    return found
