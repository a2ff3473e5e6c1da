"""Refuses the names that a problem forbids, at run time and by every ordinary road to them.

A forbidden module is emptied, replaced in sys.modules and in its parent, and cannot be imported again.
A forbidden Python function gets a body that refuses, so it refuses wherever it was already known, also
to the rest of its library: a detour through the library is a shortcut too. What is built in is replaced
where it is named. Exception classes stay, because a submission may have to raise them.
"""

import builtins
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .errors import ForbiddenName


class Refusal:
    """One forbidden name. Remembers that it was used, even if the refusal itself is caught and hidden."""

    __slots__ = ("_name", "_used")

    def __init__(self, name: str, used: list[str]) -> None:
        self._name = name
        self._used = used

    def refuse(self) -> ForbiddenName:
        self._used.append(self._name)
        return ForbiddenName(f"{self._name} is not allowed in this problem")


class RefusedModule(ModuleType):
    """Stands where a forbidden module was. Its dunder names are quiet: tools look at every module's."""

    def __init__(self, name: str, used: list[str], kept: dict[str, Any]) -> None:
        super().__init__(name, "Not allowed in this problem.")
        self.__dict__.update(kept)
        self.__dict__["__path__"] = []
        self.__dict__["__refused__"] = (name, used)

    def __getattr__(self, attribute: str) -> Any:
        name, used = self.__dict__["__refused__"]
        if _dunder(attribute) and attribute != "__all__":
            raise AttributeError(attribute)
        raise Refusal(f"{name}.{attribute}", used).refuse()


def refuse(names: Sequence[str], used: list[str]) -> dict[str, Any] | None:
    """Puts the refusals in place; each use appends its name to `used`.

    Returns what the learner's modules see as built in, if that is not what everyone sees.
    """
    if not names:
        return None
    own_builtins: dict[str, Any] = {}
    sources: list[str] = []
    for name in names:
        bare = name.removeprefix("builtins.")
        if hasattr(builtins, bare):
            own_builtins[bare] = _function(Refusal(bare, used))
        elif not _refuse_attribute(name, used):
            sources += _refuse_module(name, used)
    _refuse_imports(tuple(name for name in names if name not in own_builtins), tuple(sources), used)
    return builtins.__dict__ | own_builtins if own_builtins else None


def _refuse_attribute(name: str, used: list[str]) -> bool:
    """Whether `name` was something inside a module or class, and is now refused there."""
    owner_name, _, attribute = name.rpartition(".")
    if name in sys.modules or (owner := _loaded(owner_name)) is None or not hasattr(owner, attribute):
        return False
    refusal = Refusal(name, used)
    _poison(getattr(owner, attribute), refusal)
    try:
        setattr(owner, attribute, _function(refusal))
    except TypeError:  # a method of a type written in C cannot be replaced; the examiner reads the source
        pass
    return True


def _loaded(name: str) -> Any:
    """The loaded module or class called `name`, or None."""
    if name in sys.modules:
        return sys.modules[name]
    owner_name, _, attribute = name.rpartition(".")
    owner = _loaded(owner_name) if owner_name else None
    return getattr(owner, attribute, None)


def _refuse_module(name: str, used: list[str]) -> list[str]:
    """Empties and replaces a module with all below it; the files and folders they came from."""
    found = [key for key in sys.modules if key == name or key.startswith(name + ".")]
    sources = [source for key in found if (source := _source(sys.modules[key]))]
    kept: dict[str, Any] = {}
    for key in found:
        kept |= _emptied(sys.modules[key], key, used)
    for key in {*found, name}:
        stub = RefusedModule(key, used, kept)
        sys.modules[key] = stub
        parent, _, last = key.rpartition(".")
        if parent in sys.modules:
            setattr(sys.modules[parent], last, stub)
    return sources


def _source(module: ModuleType) -> str | None:
    file = getattr(module, "__file__", None)
    if not file:
        return None
    return str(Path(file).parent) + "/" if hasattr(module, "__path__") else str(file)


def _emptied(module: ModuleType, name: str, used: list[str]) -> dict[str, Any]:
    """Refuses everything in `module` that can be called; returns the exception classes, which stay."""
    kept = {}
    contents = vars(module)
    for attribute, value in list(contents.items()):
        if isinstance(value, type) and issubclass(value, BaseException):
            kept[attribute] = value
        elif callable(value) and not _dunder(attribute):
            refusal = Refusal(f"{name}.{attribute}", used)
            if str(getattr(value, "__module__", "")).startswith(name.rpartition(".")[0] or name):
                _poison(value, refusal)
            contents[attribute] = _function(refusal)
    return kept


def _poison(value: Any, refusal: Refusal) -> None:
    """Makes a Python function, a NumPy function around one, or a class refuse wherever it is known."""
    for function in (value, getattr(value, "_implementation", None), *_constructors(value)):
        if isinstance(function, FunctionType):
            function.__code__ = _refusing_code(refusal, function.__code__.co_freevars)


def _constructors(value: Any) -> Iterable[Any]:
    return (vars(value).get("__init__"), vars(value).get("__new__")) if isinstance(value, type) else ()


def _template(*arguments: Any, **keywords: Any) -> Any:
    raise (0.5).refuse()  # type: ignore[attr-defined]  # 0.5 stands where the refusal will be


def _refusing_code(refusal: Refusal, free: tuple[str, ...] = ()) -> CodeType:
    """A body that needs nothing of its function's globals: what it raises is among its constants."""
    code = _template.__code__
    constants = tuple(refusal if constant == 0.5 else constant for constant in code.co_consts)
    return code.replace(co_consts=constants, co_freevars=free, co_filename="<forbidden>")


def _function(refusal: Refusal) -> FunctionType:
    return FunctionType(_refusing_code(refusal), {"__builtins__": {}}, "refused")


def _refuse_imports(names: tuple[str, ...], sources: tuple[str, ...], used: list[str]) -> None:
    """Refuses to load the modules again, from whatever is left of the import system."""
    below = tuple(name + "." for name in names)

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "import":
            name, file = str(arguments[0]), str(arguments[1])
            if name in names or name.startswith(below) or (sources and file.startswith(sources)):
                raise Refusal(name, used).refuse()
        elif event == "open" and sources and str(arguments[0]).startswith(sources):
            raise Refusal(str(arguments[0]), used).refuse()

    sys.addaudithook(watch)  # the one hook that a submission cannot take away again


def _dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
