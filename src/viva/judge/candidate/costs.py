"""What built-ins cost beyond the one instruction that calls them, by instrumenting the source.

Only what grows with its input is charged, by the length of what is read or made: `sum(xs)`, `sorted(xs)`,
`xs.index(v)`, `v in xs`, `xs + ys`, `[0] * n`, `xs[i:j]`, `f(*xs)`. The program means the same as before.
"""

import ast
import functools
import itertools
import math
from collections.abc import Callable, Iterator
from types import BuiltinFunctionType
from typing import Any

_CALLED, _READ, _MADE, _SCANNED = "__viva_called__", "__viva_read__", "__viva_made__", "__viva_scanned__"

_SEQUENCES = frozenset([list, tuple, str, bytes, bytearray])
_SIZED = _SEQUENCES | {set, frozenset, dict, range}
_MAKERS = (dict, str, bytes)  # whose class methods read an argument: dict.fromkeys
_ITERATORS = (map, zip, filter, enumerate, reversed, itertools.chain, itertools.islice, itertools.accumulate)
# These look at their caller's frame, so a call through anything else would mean something else.
_FRAME_SENSITIVE = frozenset(["super", "locals", "globals", "vars", "dir", "eval", "exec", "__import__"])

_CONSUMERS: frozenset[Any] = frozenset([
    *(sum, min, max, sorted, any, all, list, tuple, set, frozenset, dict, bytes, bytearray),
    *(math.fsum, math.prod, math.dist, functools.reduce, getattr(math, "sumprod", math.fsum)),
])  # fmt: skip
_SCANS = frozenset(["index", "count", "remove", "copy", "reverse", "insert", "find", "replace", "split"])
_READS = frozenset(["extend", "update", "join", "union", "intersection", "difference", "fromkeys"])


class Meter:
    """Adds up what the instrumented program reports."""

    def __init__(self) -> None:
        self.total = 0

    def names(self) -> dict[str, Callable[..., Any]]:
        """What an instrumented module needs among its globals."""
        return {_CALLED: self.called, _READ: self.read, _MADE: self.made, _SCANNED: self.made}

    def read(self, value: Any) -> Any:
        """Charges for going through all of `value`."""
        if type(value) in _SIZED:
            self.total += len(value)
        return value

    def made(self, value: Any) -> Any:
        """Charges for a sequence that was copied together, or is looked through for an item."""
        if type(value) in _SEQUENCES:
            self.total += len(value)
        return value

    def called(self, function: Any) -> Any:
        """What to call instead of `function`: itself, unless it is a built-in that has a price.

        So a learner's own functions are called directly, and recursion goes as deep as before.
        """
        if isinstance(function, type):
            return functools.partial(self._consume, function) if function in _CONSUMERS else function
        if not isinstance(function, BuiltinFunctionType):
            return function
        if function in _CONSUMERS:
            return functools.partial(self._consume, function)
        owner = function.__self__
        if type(owner) in _SIZED or owner in _MAKERS:
            return functools.partial(self._apply_method, function, owner)
        return function

    def _consume(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        if function is sorted and arguments and type(arguments[0]) in _SIZED:
            self.total += _sorting(len(arguments[0]))
        return function(*map(self._read_through, arguments), **keywords)

    def _apply_method(self, method: Any, owner: Any, /, *arguments: Any, **keywords: Any) -> Any:
        name = method.__name__
        if name == "sort":
            self.total += _sorting(len(owner))
        elif name in _SCANS or (name == "pop" and type(owner) is list and arguments):
            self.total += len(owner)
        elif name in _READS:
            arguments = tuple(map(self._read_through, arguments))
        return method(*arguments, **keywords)

    def _read_through(self, argument: Any) -> Any:
        return self._ticking(argument) if isinstance(argument, _ITERATORS) else self.read(argument)

    def _ticking(self, items: Iterator[Any]) -> Iterator[Any]:
        for item in items:
            self.total += 1
            yield item


def _sorting(length: int) -> int:
    return length * max(1, math.ceil(math.log2(length))) if length else 0


def instrumented(source: str, file: str) -> ast.Module:
    """The program with its calls, concatenations, slices and membership tests reported to a Meter."""
    tree: ast.Module = _Instrumenter().visit(ast.parse(source, file))
    return ast.fix_missing_locations(tree)


class _Instrumenter(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if not (isinstance(node.func, ast.Name) and node.func.id in _FRAME_SENSITIVE):
            node.func = _through(_CALLED, node.func)
        return node

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = _through(_READ, node.value)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _through(_MADE, node) if isinstance(node.op, ast.Add | ast.Mult) else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Add):
            node.value = _through(_READ, node.value)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        copies = isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)
        return _through(_MADE, node) if copies else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        for i, operator in enumerate(node.ops):
            if isinstance(operator, ast.In | ast.NotIn):
                node.comparators[i] = _through(_SCANNED, node.comparators[i])
        return node


def _through(name: str, value: ast.expr) -> ast.Call:
    """`value`, handed to the meter on its way."""
    return ast.copy_location(ast.Call(ast.Name(name, ast.Load()), [value], []), value)
