"""Refuses the names that a problem forbids, at run time and by every ordinary road to them.

A forbidden module answers nothing and cannot be imported again. A forbidden Python function gets a body that
refuses, so it refuses wherever it was already known, also to the rest of its library: a detour through the
library is a shortcut too. What is built in is replaced where it is named. Exception classes stay, because
a submission may have to raise them.
"""

import builtins
import contextlib
import sys
from collections.abc import Callable, Sequence
from types import CodeType, FunctionType, ModuleType
from typing import Any

from .errors import ForbiddenName
from .survey import Survey, functions_of


class Refusal:
    """One forbidden name. Remembers that it was used, even if the refusal itself is caught and hidden."""

    __slots__ = ("_name", "_used")

    def __init__(self, name: str, used: list[str]) -> None:
        self._name = name
        self._used = used

    def refuse(self) -> ForbiddenName:
        self._used.append(self._name)
        return ForbiddenName(f"{self._name} is not allowed in this problem")


def refuse(names: Sequence[str], used: list[str], known: Survey) -> dict[str, Any] | None:
    """Puts the refusals in place; each use appends its name to `used`.

    Returns what the learner's modules see as built in, if that is not what everyone sees.
    """
    own_builtins: dict[str, Any] = {}
    modules: list[str] = []
    for name in names:
        bare = name.removeprefix("builtins.")
        if hasattr(builtins, bare):
            own_builtins[bare] = _refusing_function(Refusal(bare, used))
        elif not _refuse_attribute(name, used):
            modules.append(name)
    if modules:
        for name in modules:
            _refuse_module(name, used, known)
        sys.addaudithook(_watch(tuple(modules), used))
    return builtins.__dict__ | own_builtins if own_builtins else None


def _refuse_attribute(name: str, used: list[str]) -> bool:
    """Whether `name` was something inside a module or class, and is now refused there."""
    owner_name, _, attribute = name.rpartition(".")
    owner = _loaded(owner_name)
    if name in sys.modules or owner is None or not hasattr(owner, attribute):
        return False
    refusal = Refusal(name, used)
    for function in functions_of(getattr(owner, attribute)):
        _poison(function, refusal)
    # A method of a type written in C cannot be replaced: there only the examiner's reading of the source helps.
    with contextlib.suppress(TypeError):
        setattr(owner, attribute, _refusing_function(refusal))
    return True


def _loaded(name: str) -> Any:
    """The loaded module or class called `name`, or None."""
    if name in sys.modules:
        return sys.modules[name]
    owner_name, _, attribute = name.rpartition(".")
    return getattr(_loaded(owner_name), attribute, None) if owner_name else None


def _refuse_module(name: str, used: list[str], known: Survey) -> None:
    """Refuses a module and all below it."""
    sys.modules.setdefault(name, ModuleType(name))
    for key in known.families.get(name, (name,)):
        for function, known_as, _ in known.defined.get(key, ()):
            _poison(function, Refusal(known_as, used))
        sys.modules[key].__class__ = _refused_module(key, used)


def _refused_module(name: str, used: list[str]) -> type[ModuleType]:
    """The class of a module that refuses to be asked for anything but its errors and its dunder names.

    Tools look at the dunder names of every module, so these must not count as use; but who asks for the
    path of a package is about to import something from it.
    """

    def look_up(module: ModuleType, attribute: str) -> Any:
        if _dunder(attribute) and attribute not in ("__all__", "__dict__", "__path__"):
            return ModuleType.__getattribute__(module, attribute)
        value = ModuleType.__getattribute__(module, "__dict__").get(attribute)
        if isinstance(value, type) and issubclass(value, BaseException):
            return value
        raise Refusal(f"{name}.{attribute}", used).refuse()

    return type("RefusedModule", (ModuleType,), {"__getattribute__": look_up})


def _poison(function: FunctionType, refusal: Refusal) -> None:
    """Makes a Python function refuse wherever it is known."""
    function.__code__ = _refusing_code(refusal, function.__code__.co_freevars)


def _template(*arguments: Any, **keywords: Any) -> Any:
    raise (0.5).refuse()  # type: ignore[attr-defined]  # 0.5 stands where the refusal will be


def _refusing_code(refusal: Refusal, free: tuple[str, ...] = ()) -> CodeType:
    """A body that needs nothing of its function's globals: what it raises is among its constants."""
    code = _template.__code__
    constants = tuple(refusal if constant == 0.5 else constant for constant in code.co_consts)
    return code.replace(co_consts=constants, co_freevars=free, co_filename="<forbidden>")


def _refusing_function(refusal: Refusal) -> FunctionType:
    return FunctionType(_refusing_code(refusal), {"__builtins__": {}}, "refused")


def _watch(names: tuple[str, ...], used: list[str]) -> Callable[[str, tuple[Any, ...]], None]:
    """An audit hook, the one kind that a submission cannot take away again: refuses to load modules anew."""
    below = tuple(name + "." for name in names)
    files = tuple(start for entry in sys.path for name in names for start in _files_begin(entry, name))

    def watch(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "import":
            name, file = str(arguments[0]), str(arguments[1])
            if name in names or name.startswith(below) or file.startswith(files):
                raise Refusal(name, used).refuse()
        elif event == "open" and str(arguments[0]).startswith(files):
            raise Refusal(str(arguments[0]), used).refuse()

    return watch


def _files_begin(entry: str, name: str) -> tuple[str, str, str]:
    """How the paths of a module's files begin, below one entry of sys.path."""
    *above, last = name.split(".")
    folder = "/".join((entry, *above))
    return f"{folder}/{last}/", f"{folder}/{last}.", f"{folder}/__pycache__/{last}."


def _dunder(name: str) -> bool:
    return name.startswith("__") and name.endswith("__")
