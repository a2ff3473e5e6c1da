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

_SIZED = (list, tuple, str, bytes, bytearray, set, frozenset, dict, range)
_COPIED = (list, tuple, str, bytes, bytearray)
_ITERATORS = (map, zip, filter, enumerate, reversed, itertools.chain, itertools.islice, itertools.accumulate)
# These look at their caller's frame, so a call through a wrapper would mean something else.
_FRAME_SENSITIVE = frozenset(["super", "locals", "globals", "vars", "dir", "eval", "exec", "__import__"])

_CONSUMERS: frozenset[Any] = frozenset(
    [sum, min, max, sorted, any, all, list, tuple, set, frozenset, dict, bytes, bytearray]
    + [math.fsum, math.prod, math.dist, functools.reduce, getattr(math, "sumprod", math.fsum)]
)
_SCANS = frozenset(
    ["index", "count", "remove", "copy", "reverse", "insert", "find", "replace", "split", "sort"]
)
_READS = frozenset(["extend", "update", "join", "union", "intersection", "difference", "fromkeys"])


class Meter:
    """Adds up what the instrumented program reports."""

    def __init__(self) -> None:
        self.total = 0

    def names(self) -> dict[str, Callable[..., Any]]:
        """What an instrumented module needs among its globals."""
        return {
            "__viva_call__": self.call,
            "__viva_read__": self.read,
            "__viva_made__": self.made,
            "__viva_scanned__": self.scanned,
        }

    def read(self, value: Any) -> Any:
        """Charges for going through all of `value`."""
        if type(value) in _SIZED:
            self.total += len(value)
        return value

    def made(self, value: Any) -> Any:
        """Charges for a sequence that was copied together."""
        if type(value) in _COPIED:
            self.total += len(value)
        return value

    def scanned(self, value: Any) -> Any:
        """Charges for looking something up where that takes a look at every item."""
        return self.made(value)

    def call(self, function: Any, /, *arguments: Any, **keywords: Any) -> Any:
        if isinstance(function, BuiltinFunctionType | type):
            arguments = self._charged(function, arguments)
        return function(*arguments, **keywords)

    def _charged(self, function: Any, arguments: tuple[Any, ...]) -> tuple[Any, ...]:
        if function in _CONSUMERS:
            if function is sorted and arguments and type(arguments[0]) in _SIZED:
                self.total += _sorting(len(arguments[0]))
            return tuple(self._read_through(argument) for argument in arguments)
        owner = getattr(function, "__self__", None)
        if type(owner) not in _SIZED:
            return arguments
        name = function.__name__
        if name == "sort":
            self.total += _sorting(len(owner))
        elif name in _SCANS or (name == "pop" and type(owner) is list and arguments):
            self.total += len(owner)
        return tuple(self._read_through(a) for a in arguments) if name in _READS else arguments

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
    tree = _Instrumenter().visit(ast.parse(source, file))
    return ast.fix_missing_locations(tree)


class _Instrumenter(ast.NodeTransformer):
    def visit_Call(self, node: ast.Call) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.func, ast.Name) and node.func.id in _FRAME_SENSITIVE:
            return node
        return _applied("__viva_call__", node.func, *node.args, keywords=node.keywords, at=node)

    def visit_Starred(self, node: ast.Starred) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.ctx, ast.Load):
            node.value = _applied("__viva_read__", node.value, at=node)
        return node

    def visit_BinOp(self, node: ast.BinOp) -> ast.AST:
        self.generic_visit(node)
        return _applied("__viva_made__", node, at=node) if isinstance(node.op, ast.Add | ast.Mult) else node

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AST:
        self.generic_visit(node)
        if isinstance(node.op, ast.Add):
            node.value = _applied("__viva_read__", node.value, at=node)
        return node

    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        self.generic_visit(node)
        copies = isinstance(node.slice, ast.Slice) and isinstance(node.ctx, ast.Load)
        return _applied("__viva_made__", node, at=node) if copies else node

    def visit_Compare(self, node: ast.Compare) -> ast.AST:
        self.generic_visit(node)
        for i, operator in enumerate(node.ops):
            if isinstance(operator, ast.In | ast.NotIn):
                node.comparators[i] = _applied("__viva_scanned__", node.comparators[i], at=node)
        return node


def _applied(
    name: str, *arguments: ast.expr, keywords: list[ast.keyword] | None = None, at: ast.expr
) -> ast.Call:
    function = ast.Name(name, ast.Load())
    return ast.copy_location(ast.Call(function, list(arguments), keywords or []), at)
