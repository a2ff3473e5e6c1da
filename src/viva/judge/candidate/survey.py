"""What each loaded module defines in Python, noted once in the zygote.

After a fork every object that is merely looked at costs a page, because looking counts references. With
these notes a candidate looks at the functions that it will refuse, and at no others: 0.5 ms, not 2.5.
"""

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import CodeType, FunctionType, ModuleType
from typing import Any

# Function, the name it is known by, and its code: held here, it need not be taken apart when replaced.
Defined = tuple[FunctionType, str, CodeType]


@dataclass(frozen=True, slots=True)
class Survey:
    """families: for every module and package, the names of itself and all loaded modules below it.

    defined: for every module, the functions whose bodies can be replaced.
    """

    families: Mapping[str, tuple[str, ...]]
    defined: Mapping[str, tuple[Defined, ...]]


def survey() -> Survey:
    """Of all loaded modules."""
    families: dict[str, list[str]] = {}
    defined: dict[str, tuple[Defined, ...]] = {}
    for name, module in list(sys.modules.items()):
        if type(module) is ModuleType:
            defined[name] = tuple(_definitions(name, module))
            for ancestor in _and_above(name):
                families.setdefault(ancestor, []).append(name)
    return Survey({name: tuple(family) for name, family in families.items()}, defined)


def _and_above(name: str) -> Iterator[str]:
    while name:
        yield name
        name = name.rpartition(".")[0]


def _definitions(name: str, module: ModuleType) -> Iterator[Defined]:
    package = name.rpartition(".")[0] or name
    for attribute, value in list(vars(module).items()):
        for function in functions_of(value):
            if str(function.__module__).startswith(package):
                yield function, f"{name}.{attribute}", function.__code__


def functions_of(value: Any) -> Iterator[FunctionType]:
    """The Python functions that run when `value` is called: itself, its implementation, its constructors.

    None for an exception class, which a submission may have to raise.
    """
    kind = type(value)
    if kind is FunctionType:
        yield value
    elif kind.__name__ == "_ArrayFunctionDispatcher":  # NumPy's wrapper around most of its functions
        yield from functions_of(value._implementation)
    elif issubclass(kind, type) and not issubclass(value, BaseException):
        constructors = (vars(value).get("__init__"), vars(value).get("__new__"))
        yield from (function for function in constructors if type(function) is FunctionType)
